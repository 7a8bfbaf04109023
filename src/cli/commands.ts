import type { Command } from './command.ts'

/** Every command, loaded only when it is called: each brings what it alone needs. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  deadlines: async () => (await import('./deadlines.ts')).deadlines,
  slots: async () => (await import('./slots.ts')).slots,
  'agreement check': async () => (await import('./agreement-check.ts')).agreementCheck,
  'agreement status': async () => (await import('./agreement-status.ts')).agreementStatus,
  'agreement accept': async () => (await import('./agreement-accept.ts')).agreementAccept,
  setup: async () => (await import('./setup.ts')).setup,
  'manifest slack': async () => (await import('./manifest-slack.ts')).manifestSlack,
  'manifest teams': async () => (await import('./manifest-teams.ts')).manifestTeams,
  schema: async () => (await import('./schema.ts')).schema,
  tickets: async () => (await import('./tickets.ts')).tickets,
  deliveries: async () => (await import('./deliveries.ts')).deliveries,
  'audit verify': async () => (await import('./audit-verify.ts')).auditVerify,
  doctor: async () => (await import('./doctor.ts')).doctor,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  retention: async () => (await import('./retention.ts')).retention,
  erase: async () => (await import('./erase.ts')).erase,
  'check-translation': async () => (await import('./check-translation.ts')).checkTranslationCommand,
  classify: async () => (await import('./classify.ts')).classify,
  'listening report': async () => (await import('./listening-report.ts')).listeningReport,
  version: async () => (await import('./version.ts')).version,
}

/** The key of a command's texts under `cli:commands`. */
export const textKeyOf = (name: string): string => name.replace(' ', '-')
