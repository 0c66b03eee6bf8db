using System.Text.Json.Serialization;

namespace DataProducts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LegalHold))]
[JsonSerializable(typeof(ErasureRun))]
[JsonSerializable(typeof(ErasureReport))]
[JsonSerializable(typeof(RetentionReport))]
internal sealed partial class RemovalJson : JsonSerializerContext;

/// <summary>One line a document, for files that grow.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RemovedTableFile))]
internal sealed partial class RemovalLineJson : JsonSerializerContext;
