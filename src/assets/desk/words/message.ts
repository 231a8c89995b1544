/** A message in the forms a language has for numbers: `one`, `other`, and in Arabic four more. */
export type Plural = { readonly other: string } & { readonly [Form in Intl.LDMLPluralRule]?: string };

/** The messages of one area of the page, by key. Values are put in for `{name}`. */
export type Area = Readonly<Record<string, string | Plural>>;

/** An area in another language: English's keys, each of the same kind. */
export type Translation<English extends Area> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural;
};

/** The messages of several areas, by the area's name. */
export type Areas = Readonly<Record<string, Area>>;

/** All areas in another language. */
export type Translations<English extends Areas> = { readonly [Name in keyof English]: Translation<English[Name]> };

/** `area.key` of every message. */
export type KeyOf<All extends Areas> = {
  [Name in keyof All & string]: `${Name}.${keyof All[Name] & string}`;
}[keyof All & string];

type MessageOf<All extends Areas, Key extends string> = Key extends `${infer Name}.${infer Rest}`
  ? All[Name][Rest]
  : never;

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

type ValuesIn<Message> = Message extends string
  ? Record<Placeholders<Message>, string | number>
  : Message extends { readonly other: infer Other }
    ? Record<Placeholders<Other> | 'count', string | number> & { readonly count: number }
    : never;

/** What has to be handed over with a key: nothing where its message has no placeholders. */
export type ValuesOf<All extends Areas, Key extends string> =
  ValuesIn<MessageOf<All, Key>> extends infer Values
    ? keyof Values extends never
      ? readonly []
      : readonly [values: Values]
    : never;

/** Values by the name of their placeholder; `count` chooses the form of a plural. */
export type Values = Readonly<Record<string, string | number>>;
