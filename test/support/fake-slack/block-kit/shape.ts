import { z } from 'zod'

/** Every key of Slack's published type, and no other: a field we forget or invent does not compile. */
export type Shape<T> = { readonly [K in keyof T]-?: z.ZodType }

export const maybe = <T extends z.ZodType>(schema: T) => schema.optional()

/** Slack counts characters, not code units. */
export const upTo = (limit: number) =>
  z
    .string()
    .refine((text) => [...text].length <= limit, { message: `must be less than ${limit + 1} characters` })

export const filled = (limit: number) =>
  upTo(limit).refine((text) => text.length > 0, { message: 'must be more than 0 characters' })

export const itemsUpTo = <T extends z.ZodType>(item: T, limit: number) =>
  z.array(item).min(1, 'no fewer than 1 items allowed').max(limit, `no more than ${limit} items allowed`)
