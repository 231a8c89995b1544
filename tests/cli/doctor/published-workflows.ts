/**
 * Workflows in the shapes that are published: by the vendor's guides (skills, languages, preferred agents, skipping,
 * ordering, activities, capacity), by its templates (callback and voicemail, transfers, calls between colleagues, parked
 * conversations, a dialler) and as people export their own. Names and wording are ours; the constructs are theirs.
 */

/** Stands for queues by name until they have SIDs. */
export interface Published {
  readonly name: string;
  readonly queues: Readonly<Record<string, string>>;
  /** The inside of `task_routing`; a queue is named by its name. */
  readonly routing: object;
  /** What the doctor has to say of it, by name of the check; nothing where absent. */
  readonly said?: readonly RegExp[];
}

const everyone = { everyone: '1==1' };
const byDefault = { default_filter: { queue: 'everyone' } };

/** The people of these workflows: nobody has everything, and somebody has each thing. */
export const people: readonly { readonly name: string; readonly attributes: object }[] = [
  {
    name: 'mira@example.com',
    attributes: {
      id: 'agent01',
      contact_uri: 'client:mira_40example_2Ecom',
      languages: ['en', 'pt'],
      products: ['loans'],
      speciality: 'cards',
      english_level: 3,
      routing: { skills: ['billing', 'pt-BR', 'HR'], levels: { billing: 4, payments: 2 } },
      team: 'north',
      email: 'mira@example.com',
    },
  },
  {
    name: "o'neil",
    attributes: {
      id: 'agent04',
      contact_uri: '+15550123',
      languages: ['de'],
      english_level: 1,
      routing: { skills: ['IT', '466'], levels: { payments: 5 } },
      on_shift: false,
      helpline: 'Nightline',
      extension: 17,
    },
  },
];

export const published: readonly Published[] = [
  {
    name: 'nothing but a default',
    queues: everyone,
    routing: { filters: [], ...byDefault },
  },
  {
    name: 'a language each, with queues by language',
    queues: { ...everyone, pt: "languages HAS 'pt'", de: '(languages HAS "de") AND english_level >= 1' },
    routing: {
      filters: [
        { filter_friendly_name: 'Português', expression: "language=='pt'", targets: [{ queue: 'pt', timeout: '30' }] },
        { friendlyName: 'Deutsch', expression: 'language IN ["de", "gsw"]', targets: [{ queue: 'de' }] },
        { friendly_name: 'Others', expression: 'language != null', targets: [{ queue: 'everyone', priority: 54_333 }] },
      ],
      ...byDefault,
    },
  },
  {
    name: 'a task that is matched to its worker, then anybody',
    queues: everyone,
    routing: {
      filters: [
        {
          filter_friendly_name: 'By language and product',
          expression: '1==1',
          targets: [
            {
              queue: 'everyone',
              expression: 'worker.languages HAS task.language AND task.product IN worker.products',
              timeout: 20,
            },
            { queue: 'everyone', expression: 'task.language IN worker.languages', timeout: 20, priority: '2000' },
            { queue: 'everyone', order_by: 'worker.english_level ASC' },
          ],
        },
      ],
      ...byDefault,
    },
  },
  {
    name: 'preferred agents, and a step that is nothing but its time',
    queues: everyone,
    routing: {
      filters: [
        {
          filter_friendly_name: 'Preferred',
          expression: 'preferred_agents != null',
          targets: [
            { queue: 'everyone', timeout: 15, expression: 'worker.id IN task.preferred_agents' },
            { timeout: 15 },
          ],
        },
      ],
      ...byDefault,
    },
  },
  {
    name: 'a parked conversation that goes back to whom it was with, and then to anybody by {}',
    queues: everyone,
    routing: {
      filters: [
        {
          filter_friendly_name: 'Back',
          expression: 'parked.queue == "everyone"',
          targets: [{ queue: 'everyone', known_worker_sid: 'task.parked.worker', timeout: 30 }, {}],
        },
      ],
      ...byDefault,
    },
  },
  {
    name: 'a known worker by name, and calls between colleagues without a default',
    queues: everyone,
    routing: {
      filters: [
        {
          filter_friendly_name: 'Extension',
          expression: "worker_sid != null AND to_queue == null OR kind == 'internal'",
          targets: [{ queue: 'everyone', priority: 1_000, known_worker_friendly_name: 'task.colleague' }],
        },
        {
          filter_friendly_name: 'Dialler',
          expression: 'target_worker != null',
          targets: [{ queue: 'everyone', expression: 'task.target_worker==worker.contact_uri', priority: 1_000 }],
        },
        {
          filter_friendly_name: 'By extension',
          expression: "kind == 'direct'",
          targets: [
            {
              queue: 'everyone',
              expression: 'worker.extension == task.extension',
              skip_if: 'workers.available == 0',
              timeout: 1,
            },
          ],
        },
      ],
    },
  },
  {
    name: 'skipping, and ordering by several levels',
    queues: { ...everyone, billing: 'routing.skills HAS "billing"' },
    routing: {
      filters: [
        {
          filter_friendly_name: 'Billing',
          expression: 'skill = "billing" AND language = "pt"',
          targets: [
            {
              queue: 'billing',
              expression:
                'worker.routing.skills has "billing" AND (worker.routing.skills has "pt-BR" OR worker.routing.skills has "pt-PT")',
              order_by: 'worker.routing.levels.billing DESC , worker.routing.levels.payments DESC',
              skip_if: '1==1',
            },
            {
              queue: 'everyone',
              expression: 'worker.routing.levels.payments >= 4',
              skip_if: 'workers.WA00000000000000000000000000000001 < 2 OR workers.unavailable > 3',
            },
            { queue: 'everyone', expression: '"HR" IN worker.routing.skills' },
          ],
        },
      ],
      ...byDefault,
    },
  },
  {
    name: 'activities and capacity, which change by the minute',
    queues: { ...everyone, training: "activity_name == 'In Training' OR activity_name contains 'Course'" },
    routing: {
      filters: [
        {
          filter_friendly_name: 'Free alone',
          expression: '1==1',
          targets: [
            { queue: 'everyone', expression: 'worker.channel.voice.available_capacity_percentage == 100', timeout: 5 },
            {
              queue: 'everyone',
              expression:
                "worker.activity_name in ['High Value', 'Available'] and worker.activity_sid != 'WA00000000000000000000000000000009'",
            },
            {
              queue: 'training',
              expression:
                "(worker.waiting != true AND ((task.channel == 'voice' AND worker.channel.chat.assigned_tasks == 0) OR (task.channel != 'voice' AND worker.channel.voice.assigned_tasks < worker.channel.voice.configured_capacity)) AND ((task.transfer == 'worker' AND task.target == worker.sid) OR (task.transfer != 'worker' AND worker.sid != task.ignored))) OR (worker.waiting == true AND task.target == worker.sid)",
            },
          ],
        },
      ],
      ...byDefault,
    },
  },
  {
    name: 'nobody called by themselves, nor again who has rejected it',
    queues: everyone,
    routing: {
      filters: [
        {
          filter_friendly_name: 'Not again',
          expression: 'rejected_by != null',
          targets: [
            {
              queue: 'everyone',
              expression: '(task.caller!=worker.contact_uri) and (worker.sid NOT IN task.rejected_by)',
            },
          ],
        },
      ],
      ...byDefault,
    },
  },
  {
    name: 'one worker by name, SID or mail, and words without quotation marks',
    queues: {
      ...everyone,
      mira: 'friendly_name == "mira@example.com"',
      tester: "email=='mira@example.com'",
      bySid: 'sid != "WK00000000000000000000000000000000"',
      nightline: "helpline=='Nightline' OR helpline==night",
    },
    routing: {
      filters: ['mira', 'tester', 'bySid', 'nightline'].map((queue) => ({
        filter_friendly_name: queue,
        expression: `helpline==${queue}`,
        targets: [{ queue, expression: "worker.friendly_name != 'somebody else'" }],
      })),
      ...byDefault,
    },
  },
  {
    name: 'queues and steps for nobody on purpose: to wait before a second try, for voicemail, for a survey',
    queues: { ...everyone, voicemail: '1==2', survey: '1 == 0', mailbox: '' },
    routing: {
      filters: [
        {
          filter_friendly_name: 'Second try',
          expression: 'callback.attempts > 1',
          targets: [{ queue: 'everyone', expression: '1==0', timeout: 600 }, { queue: 'everyone' }],
        },
        {
          filter_friendly_name: 'Survey',
          expression: "helpline=='Nightline'",
          targets: [{ queue: 'survey', expression: 'isSurvey==true' }],
        },
        { filter_friendly_name: 'Mailbox', expression: 'box == true', targets: [{ queue: 'mailbox' }] },
      ],
      default_filter: { queue: 'voicemail' },
    },
    said: [
      /^The queue voicemail matches nobody, by its expression “1==2”\.$/,
      /^The queue survey matches nobody, by its expression “1 == 0”\.$/,
      /^The queue mailbox matches nobody, by its expression “”\.$/,
      /asks the queue everyone for 1==0, which can never match anybody\.$/,
    ],
  },
  {
    name: 'a workflow of six hundred lines',
    queues: everyone,
    routing: {
      filters: Array.from({ length: 60 }, (_, at) => ({
        filter_friendly_name: `Line ${at}`,
        expression: `line == ${at} AND (region == "north" OR region == 'south' OR vip == true)`,
        targets: [
          { queue: 'everyone', expression: `worker.english_level >= 3 AND task.level <= ${at}`, timeout: 30 },
          { queue: 'everyone', expression: 'worker.team != task.team', timeout: '60', priority: at * 100 },
          {},
        ],
      })),
      ...byDefault,
    },
  },
];
