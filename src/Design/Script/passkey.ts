// Passkeys (WebAuthn): a form with data-passkey is shown only where the browser can, asks it for a credential when its button is pressed, and is then sent
// as an ordinary form. Without this script everything else on the page works.
const toBytes = (text: string): ArrayBuffer => {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i += 1) bytes[i] = plain.charCodeAt(i);
  return bytes.buffer;
};

const toText = (buffer: ArrayBuffer | null): string | undefined =>
  buffer === null
    ? undefined
    : btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

interface Described {
  id: string;
  type: PublicKeyCredentialType;
}

const described = (list: Described[] | undefined): PublicKeyCredentialDescriptor[] =>
  (list ?? []).map((one) => ({ id: toBytes(one.id), type: one.type }));

const make = async (options: any): Promise<Credential | null> => {
  const publicKey: PublicKeyCredentialCreationOptions = {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: described(options.excludeCredentials),
  };
  return navigator.credentials.create({ publicKey });
};

const ask = async (options: any): Promise<Credential | null> => {
  const publicKey: PublicKeyCredentialRequestOptions = {
    ...options,
    challenge: toBytes(options.challenge),
    allowCredentials: described(options.allowCredentials),
  };
  return navigator.credentials.get({ publicKey });
};

const written = (credential: PublicKeyCredential): string => {
  const response = credential.response as any;
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      attestationObject: response.attestationObject && toText(response.attestationObject),
      transports: response.getTransports && response.getTransports(),
      authenticatorData: response.authenticatorData && toText(response.authenticatorData),
      signature: response.signature && toText(response.signature),
      userHandle: response.userHandle ? toText(response.userHandle) : undefined,
    },
  });
};

if (window.isSecureContext && typeof PublicKeyCredential !== 'undefined') {
  document.querySelectorAll<HTMLFormElement>('form[data-passkey]').forEach((form) => {
    form.hidden = false;
    const failed = form.querySelector<HTMLElement>('[data-failed]');
    form.querySelector('button')?.addEventListener('click', async () => {
      if (failed) failed.hidden = true;
      try {
        const options = JSON.parse(form.dataset.options ?? '');
        const credential = await (form.dataset.passkey === 'create' ? make(options) : ask(options));
        if (!credential) throw new Error('none');
        (form.elements.namedItem('credential') as HTMLInputElement).value = written(credential as PublicKeyCredential);
        form.submit();
      } catch {
        if (failed) failed.hidden = false;
      }
    });
  });
}
