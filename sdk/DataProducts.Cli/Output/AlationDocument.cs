using System.Text.Json;

namespace DataProducts.Cli.Output;

/// <summary>What would be sent to Alation.</summary>
internal sealed record AlationDocument(
    string Product, IReadOnlyList<AlationDocument.RequestDocument> Requests, IReadOnlyList<string> Unresolved)
{
    internal sealed record RequestDocument(string Method, string Path, JsonElement Body);
}
