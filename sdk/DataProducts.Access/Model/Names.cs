using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>The names of the vocabulary: entity types, actions, and the ids that are made of ours.</summary>
internal static class Names
{
    public const string ReadRow = "readRow";

    private const string Namespace = "DataProducts::";

    public static EntityUid User(string id) => new(Namespace + "User", id);

    public static EntityUid Group(string id) => new(Namespace + "Group", id);

    public static EntityUid Purpose(string id) => new(Namespace + "Purpose", id);

    public static EntityUid Product(string id) => new(Namespace + "Product", id);

    public static EntityUid Domain(string id) => new(Namespace + "Domain", id);

    public static EntityUid Place(Jurisdiction jurisdiction) => new(Namespace + "Jurisdiction", jurisdiction.Code);

    public static EntityUid Regime(string id) => new(Namespace + "Regime", id);

    /// <summary>All that a vault knows of a token: jurisdiction and join scope.</summary>
    public static EntityUid TokenSpace(Jurisdiction jurisdiction, string scope) => new(Namespace + "TokenSpace", $"{jurisdiction}/{scope}");

    public static EntityUid Action(string id) => new(Namespace + "Action", id);

    public static string ReadColumn(Classification classification) => $"readColumn:{classification}";

    public static string Detokenise(PiiKind kind) => $"detokenise:{kind}";
}
