// The CRM key through the system's secret store, as Electron reaches it.

import { safeStorage } from 'electron';
import { type Cipher, plain } from '../computer/key-file.ts';

/**
 * Returns the best way to keep the key on this system, and names it honestly: `system` where a keyring, a keychain or
 * DPAPI guards it; `scrambled` where Linux has none and Chromium's fixed password only hides it from the eye; `file`
 * where Electron offers neither. To be called once the app is ready.
 */
export async function safeCipher(platform: NodeJS.Platform = process.platform): Promise<Cipher> {
  if (!(await isAvailable(platform))) return plain;
  const isScrambled =
    platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  return {
    by: isScrambled ? 'scrambled' : 'system',
    async encrypt(key) {
      return (hasAsync ? await safeStorage.encryptStringAsync(key) : safeStorage.encryptString(key)).toString('base64');
    },
    async decrypt(text) {
      const bytes = Buffer.from(text, 'base64');
      return hasAsync ? (await safeStorage.decryptStringAsync(bytes)).result : safeStorage.decryptString(bytes);
    },
  };
}

/** Electron before 41 has only the functions that wait for the keyring; the types know only the present one. */
const hasAsync = typeof safeStorage.encryptStringAsync === 'function';

async function isAvailable(platform: NodeJS.Platform): Promise<boolean> {
  if (hasAsync) return safeStorage.isAsyncEncryptionAvailable();
  if (safeStorage.isEncryptionAvailable()) return true;
  if (platform !== 'linux') return false;
  safeStorage.setUsePlainTextEncryption(true);
  return safeStorage.isEncryptionAvailable();
}
