import type { wrapUp as english } from '../en/wrap-up';
import type { Translation } from '../message';

export const wrapUp: Translation<typeof english> = {
  title: 'Nacharbeit',
  callOver: 'Der Anruf ist vorbei. Schließen Sie ihn ab, wenn Sie fertig sind.',
  taskOver: 'Die Aufgabe ist vorbei. Schließen Sie sie ab, wenn Sie fertig sind.',
  connectedNobody: 'TaskRouter hat niemanden verbunden. Schließen Sie die Aufgabe ab, wenn Sie fertig sind.',
  completing: 'Wird abgeschlossen',
  throughServer: 'TaskRouter hat es nicht getan, also versucht es unser Server.',
  complete: 'Abschließen',
};
