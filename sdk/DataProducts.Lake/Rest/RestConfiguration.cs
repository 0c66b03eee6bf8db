using System.Text.RegularExpressions;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Rest;

/// <summary>What a server says of itself (<c>GET /v1/config</c>, its <c>CatalogConfig</c>).</summary>
internal sealed partial class RestConfiguration
{
    private const string DefaultSeparator = "%1F";

    private readonly HashSet<string>? _endpoints;

    private RestConfiguration(Dictionary<string, string> properties, HashSet<string>? endpoints, bool hasKeys)
    {
        (_endpoints, HasKeys) = (endpoints, hasKeys);
        Prefix = Checked(properties, "prefix", PrefixText()) is { Length: > 0 } prefix ? $"{prefix.Trim('/')}/" : string.Empty;
        Separator = Checked(properties, "namespace-separator", SeparatorText()) ?? DefaultSeparator;
        Address = properties.GetValueOrDefault("uri");
    }

    /// <summary>Gets what comes after <c>/v1/</c>, with its slash; empty for nothing.</summary>
    public string Prefix { get; }

    /// <summary>Gets what is between the levels of a namespace in a path, encoded.</summary>
    public string Separator { get; }

    /// <summary>Gets where the server wants to be asked from now on, or null.</summary>
    public string? Address { get; }

    /// <summary>Gets whether it knows a repeated change by its <c>Idempotency-Key</c>.</summary>
    public bool HasKeys { get; }

    /// <summary>Says whether the server has an endpoint; one that lists none has all of those that we use.</summary>
    public bool Has(string endpoint) => _endpoints?.Contains(endpoint) ?? true;

    /// <summary>Reads the answer.</summary>
    /// <exception cref="MetadataFormatException">It has another form.</exception>
    public static RestConfiguration Read(ReadOnlyMemory<byte> json, IReadOnlyDictionary<string, string> own)
    {
        using var document = RestJson.Parse(json);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in (IReadOnlyDictionary<string, string>[])[
            document.RootElement.OptionalTexts("defaults"), own, document.RootElement.OptionalTexts("overrides")])
        {
            foreach (var (name, value) in source)
            {
                properties[name] = value;
            }
        }

        var endpoints = document.RootElement.Optional("endpoints") is { } list
            ? list.Items("endpoints").Select(endpoint => endpoint.AsText("endpoints")).ToHashSet(StringComparer.Ordinal)
            : null;
        return new RestConfiguration(properties, endpoints, document.RootElement.OptionalText("idempotency-key-lifetime") is { Length: > 0 });
    }

    // Both go into every path as they are, so neither may lead elsewhere.
    private static string? Checked(Dictionary<string, string> properties, string name, Regex form) =>
        !properties.TryGetValue(name, out var value) ? null
        : form.IsMatch(value) && !value.Split('/').Any(part => part is "." or "..") ? value
        : throw new MetadataFormatException($"its '{name}' is no part of a path");

    [GeneratedRegex(@"\A(?:[A-Za-z0-9._~:@!$&'()*+,;=/-]|%[0-9A-Fa-f]{2}){0,512}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixText();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2}){1,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorText();
}
