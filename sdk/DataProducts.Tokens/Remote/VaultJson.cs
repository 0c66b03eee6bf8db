using System.Text.Json.Serialization;
using DataProducts.VaultApi;

namespace DataProducts.Tokens;

/// <summary>The documents of the vault service, written and read without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 8)]
[JsonSerializable(typeof(SubjectsBody))]
[JsonSerializable(typeof(SubjectsAnswer))]
[JsonSerializable(typeof(TokeniseBody))]
[JsonSerializable(typeof(TokeniseAnswer))]
[JsonSerializable(typeof(DetokeniseBody))]
[JsonSerializable(typeof(DetokeniseTextsBody))]
[JsonSerializable(typeof(DetokeniseAnswer))]
[JsonSerializable(typeof(ErasureBody))]
[JsonSerializable(typeof(ErasureAnswer))]
[JsonSerializable(typeof(ExportBody))]
[JsonSerializable(typeof(ExportAnswer))]
[JsonSerializable(typeof(RotateBody))]
[JsonSerializable(typeof(RotateAnswer))]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class VaultJson : JsonSerializerContext;
