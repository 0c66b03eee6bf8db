using System.Buffers.Binary;
using System.Text;

namespace DataProducts.Audit;

/// <summary>A text with signatures (C2SP signed-note): the text, an empty line, and a line for each signature.</summary>
public static class SignedNote
{
    /// <summary>The longest note that is read, in bytes.</summary>
    public const int MaxLength = 64 * 1024;

    private const string LineStart = "\u2014 ";
    private const int MaxSignatures = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Signs a text.</summary>
    /// <param name="text">The text; it ends with a line feed and has no other control characters.</param>
    /// <param name="signer">The key.</param>
    /// <returns>The note's bytes.</returns>
    /// <exception cref="AuditLogException"><c>DP1605</c>: the text cannot be a note's.</exception>
    public static byte[] Sign(string text, NoteSigner signer)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signer);
        CheckText(text);
        var signature = new byte[sizeof(uint) + 64];
        BinaryPrimitives.WriteUInt32BigEndian(signature, signer.Verifier.KeyId);
        signer.Sign(Utf8.GetBytes(text)).CopyTo(signature, sizeof(uint));
        return Utf8.GetBytes($"{text}\n{LineStart}{signer.Name} {Convert.ToBase64String(signature)}\n");
    }

    /// <summary>Checks a note and gives its text. Signatures of other keys are passed over, as the specification asks.</summary>
    /// <param name="note">The note's bytes.</param>
    /// <param name="key">The key that must have signed it, exactly once.</param>
    /// <returns>The text, with its last line feed.</returns>
    /// <exception cref="AuditLogException"><c>DP1605</c>: the note is malformed, or not signed by the key.</exception>
    public static string Open(ReadOnlySpan<byte> note, NoteVerifier key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var all = Decode(note);
        var split = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !all.EndsWith('\n'))
        {
            throw AuditErrors.BadNote("it has no signature block.");
        }

        var text = all[..(split + 1)];
        CheckText(text);
        var lines = all[(split + 2)..].Split('\n');
        if (lines.Length - 1 > MaxSignatures)
        {
            throw AuditErrors.BadNote("it has more than 100 signatures.");
        }

        var message = Utf8.GetBytes(text);
        var signed = false;
        foreach (var line in lines.AsSpan(0, lines.Length - 1))
        {
            var (name, signature) = ParseLine(line);
            if (name != key.Name || BinaryPrimitives.ReadUInt32BigEndian(signature) != key.KeyId)
            {
                continue;
            }

            if (signed || !key.Verify(message, signature.AsSpan(sizeof(uint))))
            {
                throw AuditErrors.BadNote($"the signature of '{key.Name}' is wrong or given twice.");
            }

            signed = true;
        }

        return signed ? text : throw AuditErrors.BadNote($"the key '{key.Name}' did not sign it.");
    }

    private static string Decode(ReadOnlySpan<byte> note)
    {
        if (note.Length > MaxLength)
        {
            throw AuditErrors.BadNote("it is longer than 64 KiB.");
        }

        try
        {
            return Utf8.GetString(note);
        }
        catch (DecoderFallbackException)
        {
            throw AuditErrors.BadNote("it is not UTF-8.");
        }
    }

    private static void CheckText(string text)
    {
        if (!text.EndsWith('\n') || text.Any(c => c < ' ' && c != '\n'))
        {
            throw AuditErrors.BadNote("its text must end with a line feed and hold no other control characters.");
        }
    }

    private static (string Name, byte[] Signature) ParseLine(string line)
    {
        var parts = line.StartsWith(LineStart, StringComparison.Ordinal) ? line[LineStart.Length..].Split(' ') : [];
        if (parts.Length != 2 || parts[0].Length == 0 || parts[0].Contains('+', StringComparison.Ordinal)
            || !CanonicalBase64.TryDecode(parts[1], out var signature) || signature.Length <= sizeof(uint))
        {
            throw AuditErrors.BadNote("a signature line does not read '\u2014 <name> <base64>'.");
        }

        return (parts[0], signature);
    }
}
