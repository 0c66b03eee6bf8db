using System.Text.Json.Serialization;

namespace DataProducts.Aws;

/// <summary>The file form of <see cref="AwsVaultConfiguration"/>, as docs/aws.md shows it.</summary>
internal sealed record VaultConfigurationDocument(
    int FormatVersion,
    IReadOnlyList<VaultConfigurationDocument.Vault> Vaults,
    VaultConfigurationDocument.DigestKey? Quarantine = null,
    VaultConfigurationDocument.Servers? Endpoints = null)
{
    /// <summary>One jurisdiction's tables and keys.</summary>
    internal sealed record Vault(
        string Jurisdiction, string Region, string VaultTable, string LedgerTable, string Root, IReadOnlyDictionary<string, string> Domains);

    /// <summary>The root of the quarantine's digests.</summary>
    internal sealed record DigestKey(string Region, string Root);

    /// <summary>Other servers than AWS's own, for tests.</summary>
    internal sealed record Servers(string DynamoDb, string Kms);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(VaultConfigurationDocument))]
internal sealed partial class VaultConfigurationJson : JsonSerializerContext;
