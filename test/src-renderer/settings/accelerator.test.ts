import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../src-preload/contract/settings-schema.ts';
import { acceleratorOf, chordOfAccelerator } from '../../../src-renderer/settings/accelerator.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('a shortcut from anywhere', () => {
  it('is written as Electron wants it, by the place of its key', () => {
    const written = acceleratorOf({ ...none, code: 'KeyD', ctrlKey: true, shiftKey: true });
    expect(written).toBe('CommandOrControl+Shift+D');
    expect(settingsSchema.shape.shortcut.safeParse(written).success).toBe(true);
    expect(acceleratorOf({ ...none, code: 'F9', altKey: true })).toBe('Alt+F9');
  });

  it('has Ctrl, Cmd or Alt: a key alone would be gone from every program', () => {
    expect(acceleratorOf({ ...none, code: 'KeyD' })).toBeNull();
    expect(acceleratorOf({ ...none, code: 'KeyD', shiftKey: true })).toBeNull();
    expect(acceleratorOf({ ...none, code: 'ControlLeft', ctrlKey: true })).toBeNull();
  });

  it('is drawn as the other keys are', () => {
    expect(chordOfAccelerator('CommandOrControl+Shift+D')).toBe('mod+shift+d');
  });
});
