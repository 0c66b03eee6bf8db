using System.Text.Json.Serialization;

namespace DataProducts.Hydration;

/// <summary>The answers of <see cref="PartsCommand"/> as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PartsPlan))]
[JsonSerializable(typeof(HydrationPartReport))]
[JsonSerializable(typeof(PartsCommitAnswer))]
internal sealed partial class PartsAnswers : JsonSerializerContext;

/// <summary>What <c>commit</c> answers.</summary>
internal sealed record PartsCommitAnswer(
    string Batch, bool AlreadyHydrated, bool Published, long RowsRead, long RowsWritten, long RowsQuarantined);
