namespace DataProducts.Generators.Model;

/// <summary>What <c>[Pii]</c> says: names of members of <c>PiiKind</c> and <c>TokenMode</c>.</summary>
internal sealed record PersonalData(string Kind, string Mode);
