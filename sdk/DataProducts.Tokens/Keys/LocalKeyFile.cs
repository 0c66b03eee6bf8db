using System.Security.Cryptography;
using System.Text.Json;
using DataProducts.Files;

namespace DataProducts.Tokens;

/// <summary>The form of a local key file.</summary>
internal sealed record LocalKeyFile(KeyBuffer Root, KeyBuffer Domains)
{
    private const int Format = 1;
    private const int KeySize = 32;
    private const int MaximumSize = 4096;

    /// <summary>Makes a file with new keys, unless another process is first: then nothing.</summary>
    public static void Create(string path, Jurisdiction jurisdiction)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);

        // Written aside and linked into place when it is durable: a reader, and a process killed here, never leaves half a key file.
        var aside = $"{path}.{Guid.NewGuid():N}.tmp";
        using (var stream = new FileStream(aside, PrivateFolder.NewFile()))
        {
            Write(stream, jurisdiction);
            stream.Flush(flushToDisk: true);
        }

        _ = DurableName.TryPublish(aside, path);
    }

    public static LocalKeyFile Read(string path, Jurisdiction jurisdiction)
    {
        if (PrivateFolder.IsExposed(path, out var mode))
        {
            throw KeyErrors.Exposed(path, mode);
        }

        // No buffer but this one, which is cleared: the text holds the keys.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var text = new KeyBuffer(MaximumSize + 1);
        var length = stream.ReadAtLeast(text.Bytes, text.Bytes.Length, throwOnEndOfStream: false);
        if (length > MaximumSize)
        {
            throw KeyErrors.Malformed(path, "it is too long");
        }

        try
        {
            using var json = JsonDocument.Parse(text.Memory[..length]);
            return Read(json.RootElement, path, jurisdiction);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            // The cause is left out: a parser's message may quote what it read, and what it read may be a key.
            throw KeyErrors.Malformed(path, "it is not a key file of this form");
        }
    }

    private static LocalKeyFile Read(JsonElement json, string path, Jurisdiction jurisdiction)
    {
        var format = json.GetProperty("format").GetInt32();
        if (format != Format)
        {
            throw format > Format ? StoreErrors.Newer("key file", path, format, Format) : KeyErrors.Malformed(path, "it has no format number");
        }

        if (!json.GetProperty("jurisdiction").ValueEquals(jurisdiction.Code))
        {
            throw KeyErrors.Malformed(path, $"it is not the key file of {jurisdiction}");
        }

        return new LocalKeyFile(Key(json, "root", path), Key(json, "domains", path));
    }

    private static KeyBuffer Key(JsonElement json, string name, string path)
    {
        var key = json.GetProperty(name).GetBytesFromBase64();
        return key.Length == KeySize ? KeyBuffer.Take(key) : throw KeyErrors.Malformed(path, "its keys have the wrong length");
    }

    private static void Write(Stream stream, Jurisdiction jurisdiction)
    {
        Span<byte> key = stackalloc byte[KeySize];
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("use", "Development only: whoever reads this file can open the vault. Production keys live in a KMS.");
        json.WriteNumber("format", Format);
        json.WriteString("jurisdiction", jurisdiction.Code);
        RandomNumberGenerator.Fill(key);
        json.WriteBase64String("root", key);
        RandomNumberGenerator.Fill(key);
        json.WriteBase64String("domains", key);
        json.WriteEndObject();
        CryptographicOperations.ZeroMemory(key);
    }
}
