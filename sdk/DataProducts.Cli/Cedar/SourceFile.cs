using System.Text;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>A text that a person named: a file, or standard input.</summary>
/// <param name="Path">The path as it was typed, for messages.</param>
/// <param name="Text">The text, without a byte order mark.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>What stands for standard input on the command line.</summary>
    public const string StandardInput = "-";

    /// <summary>The id of a file that cannot be used at all.</summary>
    public const string Unusable = "DP1006";

    // The parsers take 10 million characters; nobody has read a policy of that size.
    private const int MaxBytes = 40_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file or standard input.</summary>
    /// <exception cref="CedarFileException">It is missing, a folder, not readable, too large, or no UTF-8 text.</exception>
    public static async Task<SourceFile> ReadAsync(string path, CancellationToken cancellation)
    {
        var name = path == StandardInput ? "stdin" : path;
        if (path != StandardInput && Directory.Exists(path))
        {
            throw new CedarFileException(path, "This is a folder; name a file.");
        }

        try
        {
            await using var stream = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
            return new(name, Decode(name, await BytesAsync(name, stream, cancellation).ConfigureAwait(false)));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CedarFileException(path, "There is no such file.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CedarFileException(path, "The file cannot be read; look at its rights.");
        }
    }

    private static async Task<byte[]> BytesAsync(string name, Stream stream, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > MaxBytes)
            {
                throw new CedarFileException(name, $"The file is larger than {MaxBytes / 1_000_000} MB.");
            }
        }

        return content.ToArray();
    }

    private static string Decode(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new CedarFileException(name, "The file is UTF-16; save it as UTF-8.");
        }

        if (bytes.Contains((byte)0))
        {
            throw new CedarFileException(name, "The file is no text: it holds NUL.");
        }

        try
        {
            return Strict.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new CedarFileException(name, "The file is no UTF-8 text.");
        }
    }
}

/// <summary>A file that was named cannot be used.</summary>
internal sealed class CedarFileException(string path, string message) : DataProductException(SourceFile.Unusable, $"{path}: {message}")
{
    /// <summary>Gets the finding, at the file.</summary>
    public CedarDiagnostic Diagnostic { get; } = new(SourceFile.Unusable, path, 0, 0, message);
}
