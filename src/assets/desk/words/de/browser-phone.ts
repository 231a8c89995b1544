import type { browserPhone as english } from '../en/browser-phone';
import type { Translation } from '../message';

export const browserPhone: Translation<typeof english> = {
  label: 'Ihr Telefon',
  notCalled: 'Nicht angerufen',
  dialling: 'Klingelt: Bitte abnehmen',
  connected: 'Verbunden',
  left: 'Aufgelegt',
  unanswered: 'Ihr Telefon {phone} wurde zweimal hintereinander nicht abgenommen',
  unansweredNoNumber: 'Ihr Telefon wurde zweimal hintereinander nicht abgenommen',
  unansweredAway:
    'Damit kein Anrufer vergeblich wartet, sind Sie jetzt {activity}. Prüfen Sie, ob Ihr Telefon eingeschaltet ist und die Nummer stimmt, und melden Sie sich dann wieder bereit.',
  unansweredGoing: 'Damit kein Anrufer vergeblich wartet, werden Sie als nicht verfügbar gesetzt.',
  unansweredStill:
    'Sie erhalten weiter Anrufe, und sie gehen verloren. Prüfen Sie, ob Ihr Telefon eingeschaltet ist und die Nummer stimmt.',
  browserTitle: 'Ihr Browser ist Ihr Telefon',
  lineStarting: 'Ihr Telefon wird verbunden…',
  lineReady: 'Bereit: Anrufe klingeln hier.',
  lineDown: 'Anrufe erreichen diesen Browser nicht: {why}. Nächster Versuch in {time}.',
  tryNow: 'Jetzt versuchen',
  microphoneUnasked: 'Diese Seite hat noch nicht nach Ihrem Mikrofon gefragt. Ohne Mikrofon hört Sie niemand.',
  microphoneAsking: 'Erlauben Sie das Mikrofon, wenn der Browser fragt.',
  microphoneDenied:
    'Ihr Browser blockiert das Mikrofon auf dieser Seite, darum hört Sie niemand. Erlauben Sie es in den Website-Einstellungen neben der Adresse und versuchen Sie es noch einmal.',
  microphoneMissing: 'Kein Mikrofon gefunden. Schließen Sie eines an und versuchen Sie es noch einmal.',
  allowMicrophone: 'Mikrofon erlauben',
  microphone: 'Mikrofon',
  loudspeaker: 'Lautsprecher',
  someMicrophone: 'Mikrofon {number}',
  someLoudspeaker: 'Lautsprecher {number}',
  deviceFailed: 'Das hat nicht funktioniert: {why}. Das bisherige Gerät wird weiter verwendet.',
  browserRings: 'Ihr Browser klingelt: {number}. Diesen Anruf haben Sie nicht angenommen.',
  unknownNumber: 'unbekannte Nummer',
  answer: 'Annehmen',
  hangUp: 'Auflegen',
  answering: 'Wird angenommen…',
  talking: 'Sie telefonieren.',
  soundBack: 'Der Ton ist ausgefallen. Er wird wiederhergestellt; bleiben Sie in der Leitung.',
  soundPoor: 'Schwaches Netz: Sie sind vielleicht schlecht zu verstehen.',
  yourLevel: 'Ihre Lautstärke',
  theirLevel: 'Lautstärke der anderen',
};
