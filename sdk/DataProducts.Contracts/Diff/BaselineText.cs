using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Contracts;

/// <summary>The text of a baseline: a data contract in YAML, and after it, in comments, a digest of the file and the manifest that the
/// contract was made of, an element a line.</summary>
/// <remarks>The digest tells an edit by hand or a merge that went wrong from what was accepted; it is no signature.</remarks>
/// <param name="Manifest">The manifest, as JSON.</param>
/// <param name="IsIntact">Whether the file is as it was written, but for the ends of its lines.</param>
internal sealed record BaselineText(string Manifest, bool IsIntact)
{
    /// <summary>The most characters that a baseline has: a manifest, and a contract that is a few times as long.</summary>
    public const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>What ends the name of a baseline's file.</summary>
    public const string Extension = ".odcs.yaml";

    private const string Head = "# ---- The baseline: what consumers rely on. Written by 'dataproduct contract accept'; an edit by hand is refused. ----\n";
    private const string DigestLine = "# digest: sha256:";
    private const string ManifestLine = "# manifest:\n";
    private const string Indent = "#   ";

    // The root is at 0, a port at 2, a column at 4: what stands deeper stays on the line of its column.
    private const int DeepestLine = 4;

    /// <summary>Writes a baseline.</summary>
    public static string Write(string contract, string manifest)
    {
        var body = Head + ManifestLine + Indent + Lines(manifest) + "\n";
        var digest = DigestLine + DigestOf(contract + body) + "\n";
        return contract + Head + digest + body.Substring(Head.Length);
    }

    /// <summary>Reads a baseline; null where the text is none.</summary>
    public static BaselineText? TryRead(string text)
    {
        if (text.Length > MaximumLength)
        {
            return null;
        }

        var lines = text.Replace("\r\n", "\n");
        var digest = lines.IndexOf("\n" + DigestLine, StringComparison.Ordinal) + 1;
        var manifest = lines.IndexOf("\n" + ManifestLine, StringComparison.Ordinal) + 1;
        var end = digest > 0 ? lines.IndexOf('\n', digest) + 1 : 0;
        if (end == 0 || manifest < end)
        {
            return null;
        }

        var stated = lines.Substring(digest + DigestLine.Length, end - 1 - digest - DigestLine.Length);
        var json = lines.Substring(manifest + ManifestLine.Length).Split('\n')
            .Select(line => line.StartsWith(Indent, StringComparison.Ordinal) ? line.Substring(Indent.Length) : line);
        return new(string.Concat(json), stated == DigestOf(lines.Remove(digest, end - digest)));
    }

    private static string DigestOf(string text)
    {
        using var algorithm = SHA256.Create();
        var digest = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(digest.Select(one => one.ToString("x2", CultureInfo.InvariantCulture)));
    }

    // The manifest is ASCII without spaces between its parts, so a line may break wherever a text does not stand.
    private static string Lines(string manifest)
    {
        var lines = new StringBuilder(manifest.Length + 256);
        var (depth, inText) = (0, false);
        for (var at = 0; at < manifest.Length; at++)
        {
            var c = manifest[at];
            if (inText)
            {
                inText = c != '"' || manifest[at - 1] == '\\';
            }
            else if (c == '"')
            {
                inText = true;
            }
            else
            {
                if (c == '{' && depth is > 0 and <= DeepestLine && manifest[at - 1] is ',' or '[')
                {
                    lines.Append('\n').Append(Indent);
                }

                depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            }

            lines.Append(c);
        }

        return lines.ToString();
    }
}
