using System.Text;
using System.Text.Json;

namespace DataProducts.Aws;

/// <summary>Where jurisdictions' vaults, ledgers and keys are in AWS: one JSON file, which holds names and no secret (docs/aws.md).</summary>
public sealed class AwsVaultConfiguration
{
    private const int MaximumSize = 256 * 1024;

    private readonly Dictionary<Jurisdiction, AwsPlace> _places;

    internal AwsVaultConfiguration(string path, IEnumerable<AwsPlace> places, Uri? dynamoDb, Uri? kms)
    {
        (Path, DynamoDb, Kms) = (path, dynamoDb, kms);
        _places = places.ToDictionary(static place => place.Jurisdiction);
    }

    /// <summary>Gets the jurisdictions whose vaults it names.</summary>
    public IReadOnlyList<Jurisdiction> Jurisdictions => [.. _places.Keys.Where(static one => one.IsKnown)];

    internal string Path { get; }

    internal Uri? DynamoDb { get; }

    internal Uri? Kms { get; }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="regions">In which Regions each jurisdiction's vault may be, such as those of the standards' environments; null for
    /// those of the platform's Terraform modules. A jurisdiction that is not among them is refused.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="DataProductException">It cannot be read, is too long or has another form (<c>DP2118</c>); a vault would be in a
    /// Region that is not its jurisdiction's (<c>DP2119</c>); or a server is named that is not on this machine (<c>DP2120</c>).</exception>
    public static AwsVaultConfiguration Read(string path, IReadOnlyDictionary<Jurisdiction, IReadOnlySet<string>>? regions = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var text = new byte[MaximumSize + 1];
            var length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return length <= MaximumSize
                ? Parse(text.AsSpan(0, length), path, regions)
                : throw AwsErrors.BadConfiguration(path, $"it is over {MaximumSize / 1024} KiB long");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw AwsErrors.BadConfiguration(path, $"it cannot be read ({failure.GetType().Name})", failure);
        }
    }

    /// <summary>Reads a file's text.</summary>
    internal static AwsVaultConfiguration Parse(
        ReadOnlySpan<byte> text, string path, IReadOnlyDictionary<Jurisdiction, IReadOnlySet<string>>? regions = null)
    {
        try
        {
            var bytes = text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
            var document = JsonSerializer.Deserialize(bytes, VaultConfigurationJson.Default.VaultConfigurationDocument)
                ?? throw AwsErrors.BadConfiguration(path, "it is null");
            return new ConfigurationCheck(path, regions ?? JurisdictionRegions.Default).Take(document);
        }
        catch (JsonException malformed)
        {
            // The parser's own words are left out: they quote the file.
            throw AwsErrors.BadConfiguration(
                path, $"line {(malformed.LineNumber ?? 0) + 1}: it is no JSON, or a member is unknown, missing, repeated or of a wrong form", malformed);
        }
    }

    /// <summary>Throws unless it names the vault of a jurisdiction.</summary>
    /// <param name="jurisdiction">The jurisdiction, or <see cref="Jurisdiction.Unknown"/> for the key of the quarantine's digests.</param>
    /// <exception cref="DataProductException">It does not (<c>DP2121</c>).</exception>
    public void Require(Jurisdiction jurisdiction) => _ = Of(jurisdiction);

    /// <summary>Gives where a jurisdiction's vault, or the quarantine's key, is.</summary>
    internal AwsPlace Of(Jurisdiction jurisdiction) =>
        _places.TryGetValue(jurisdiction, out var place) ? place : throw AwsErrors.NotConfigured(Path, jurisdiction);
}
