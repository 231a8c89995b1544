import type { activity as english } from '../en/activity';
import type { Translation } from '../message';

export const activity: Translation<typeof english> = {
  label: 'Sie und Ihre Aktivität',
  activity: 'Aktivität',
  changing: 'Wechsel zu {activity}…',
  completingFirst: 'Ihre Nacharbeit wird abgeschlossen, dann {activity}…',
  notChanged: 'Ihre Aktivität wurde nicht geändert: {why}. Wählen Sie sie noch einmal.',
  goAvailable: 'Bereit für Anrufe',
  callsReachYou: 'Sie können Anrufe erhalten.',
  nextCallHint: 'Der nächste Anruf klingelt hier und zeigt den Anrufer und die verbleibende Zeit zum Annehmen.',
  noCalls: 'Sie erhalten keine Anrufe.',
  goAvailableHint: 'Wählen Sie „Bereit für Anrufe“, wenn Sie so weit sind.',
  skills: 'Fähigkeiten',
  none: 'Keine',
  phone: 'Telefon',
  noNumber: 'Keine Nummer: Sie können keine Anrufe erhalten',
  since: 'in dieser Aktivität',
  over: 'über {time}',
};
