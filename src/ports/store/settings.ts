/** Small facts about this installation, by name. */
export interface SettingRows {
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
}
