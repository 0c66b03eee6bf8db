using System.Text;

namespace DataProducts.Aws;

/// <summary>The text of a request that is signed (AWS Signature Version 4, "Elements of an AWS API request signature").</summary>
internal static class CanonicalRequest
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Gives the headers that are signed, in order: host, content type and AWS's own. Others may be changed on the way.</summary>
    public static SortedDictionary<string, string> HeadersOf(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.Headers.Host! };
        foreach (var (name, values) in request.Headers.Where(one => one.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)))
        {
            headers[name.ToLowerInvariant()] = Collapsed(string.Join(',', values));
        }

        if (request.Content?.Headers.ContentType is { } type)
        {
            headers["content-type"] = Collapsed(type.ToString());
        }

        return headers;
    }

    public static string Names(SortedDictionary<string, string> headers) => string.Join(';', headers.Keys);

    public static string Write(HttpMethod method, Uri uri, SortedDictionary<string, string> headers, string payloadHash)
    {
        var text = new StringBuilder();
        text.Append(method.Method).Append('\n').Append(Path(uri)).Append('\n').Append(Query(uri)).Append('\n');
        foreach (var (name, value) in headers)
        {
            text.Append(name).Append(':').Append(value).Append('\n');
        }

        return text.Append('\n').Append(Names(headers)).Append('\n').Append(payloadHash).ToString();
    }

    // Every service but S3 signs the path encoded once more than it is sent: %1F becomes %251F.
    private static string Path(Uri uri) => string.Join('/', uri.AbsolutePath.Split('/').Select(Encoded));

    // Sorted by encoded name, then by encoded value; what was sent in another spelling is signed in the one that the server makes of it.
    private static string Query(Uri uri)
    {
        var query = uri.Query.TrimStart('?');
        return query.Length == 0 ? string.Empty : string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair =>
        {
            var parts = pair.Split('=', 2);
            return (Name: Encoded(Uri.UnescapeDataString(parts[0])), Value: parts.Length == 2 ? Encoded(Uri.UnescapeDataString(parts[1])) : string.Empty);
        }).OrderBy(static pair => pair.Name, StringComparer.Ordinal).ThenBy(static pair => pair.Value, StringComparer.Ordinal)
            .Select(static pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Encoded(string text)
    {
        var encoded = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            _ = char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~'
                ? encoded.Append((char)octet)
                : encoded.Append('%').Append(Hex[octet >> 4]).Append(Hex[octet & 15]);
        }

        return encoded.ToString();
    }

    private static string Collapsed(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
