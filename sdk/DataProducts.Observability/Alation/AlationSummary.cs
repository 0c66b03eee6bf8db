using System.Net;
using System.Text;
using DataProducts.Contracts;

namespace DataProducts.Observability;

/// <summary>What people read of a product on a table's page in Alation: HTML within the limit of a value.</summary>
internal static class AlationSummary
{
    private const string Cut = "…";

    public static string Of(ProductManifest manifest, HealthScore health)
    {
        var description = manifest.Description ?? string.Empty;
        var html = Write(manifest, health, description);
        while (Encoding.UTF8.GetByteCount(html) > AlationLimits.ValueBytes)
        {
            // Halving ends soon, and never cuts an entity or a character in two, as text is cut and then written.
            description = Shorten(description);
            html = Write(manifest, health, description + Cut);
        }

        return html;
    }

    private static string Write(ProductManifest manifest, HealthScore health, string description) =>
        $"<p>{Html(description)}</p><ul><li>Data product: {Html(manifest.Id)} {Html(manifest.Version)}</li>"
        + $"<li>Owner: {Html(manifest.Owner ?? "none named")}</li><li>Health: {health.Band}</li></ul>";

    private static string Shorten(string text)
    {
        var half = text.Length / 2;
        return text[..(half > 0 && char.IsHighSurrogate(text[half - 1]) ? half - 1 : half)];
    }

    private static string Html(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)));
}
