/** Attributes of a task that many operators write, and links. */
export const details = {
  language: 'Language',
  email: 'E-mail',
  website: 'Website',
  company: 'Company',
  address: 'Address',
  order: 'Order',
  account: 'Account',
  ticket: 'Ticket',
  tier: 'Tier',
  priority: 'Priority',
  city: 'City',
  country: 'Country',
  leadsTo: 'Leads to {host}',
  newTab: 'opens in a new tab',
} as const;
