import type { phone as english } from '../en/browser-phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'Ihr Telefon',
  notCalled: 'Von TaskRouter nicht angerufen',
  dialling: 'Klingelt: nehmen Sie ab, um zu sprechen',
  connected: 'Verbunden',
  left: 'Aufgelegt',
  unanswered: 'Ihr Telefon {phone} hat zweimal nacheinander nicht geantwortet',
  unansweredNoNumber: 'Ihr Telefon hat zweimal nacheinander nicht geantwortet',
  unansweredAway:
    'Damit niemand vergeblich darauf wartet, sind Sie jetzt {activity}. Prüfen Sie, ob es eingeschaltet ist und die Nummer stimmt, und machen Sie sich dann wieder verfügbar.',
  unansweredGoing: 'Damit niemand vergeblich darauf wartet, werden Sie auf nicht verfügbar gesetzt.',
  unansweredStill:
    'Es erreichen Sie weiter Anrufe, die dort verloren gehen. Prüfen Sie, ob es eingeschaltet ist und die Nummer stimmt.',
  browserTitle: 'Ihr Browser ist Ihr Telefon',
  lineStarting: 'Ihr Telefon wird verbunden…',
  lineReady: 'Bereit: Anrufe erreichen Sie hier.',
  lineDown: 'Anrufe erreichen diesen Browser nicht: {why}. Der nächste Versuch ist in {time}.',
  tryNow: 'Jetzt versuchen',
  microphoneUnasked: 'Ihr Browser wurde noch nicht nach dem Mikrofon gefragt. Ohne es hört Sie niemand.',
  microphoneAsking: 'Beantworten Sie die Frage Ihres Browsers nach dem Mikrofon.',
  microphoneDenied:
    'Ihr Browser gibt dieser Seite das Mikrofon nicht, darum hört Sie niemand. Erlauben Sie es in den Einstellungen der Seite neben der Adresse und versuchen Sie es noch einmal.',
  microphoneMissing: 'Es gibt kein Mikrofon. Schließen Sie eines an und versuchen Sie es noch einmal.',
  allowMicrophone: 'Mikrofon erlauben',
  microphone: 'Mikrofon',
  loudspeaker: 'Lautsprecher',
  someMicrophone: 'Mikrofon {number}',
  someLoudspeaker: 'Lautsprecher {number}',
  deviceFailed: 'Das ging nicht: {why}. Was Sie vorher benutzt haben, ist weiter in Gebrauch.',
  browserRings: 'Ihr Browser wird von {number} angerufen, ohne einen Anruf, den Sie angenommen haben.',
  unknownNumber: 'jemandem',
  answer: 'Annehmen',
  hangUp: 'Auflegen',
  answering: 'Wird angenommen…',
  talking: 'Sie telefonieren.',
  soundBack: 'Der Ton ist abgerissen. Er wird wiederhergestellt; bleiben Sie dran.',
  soundPoor: 'Das Netz ist schwach: Sie sind vielleicht schlecht zu verstehen.',
  yourLevel: 'Wie laut Sie sind',
  theirLevel: 'Wie laut die anderen sind',
};
