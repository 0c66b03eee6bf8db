using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DataProducts.Query.Syntax;

namespace DataProducts.Query;

/// <summary>A statement that passed <see cref="SqlGate"/>. Immutable; may be run any number of times.</summary>
public sealed class GatedQuery
{
    private readonly JsonObject _root;

    internal GatedQuery(JsonObject root, IReadOnlyList<string> products)
    {
        _root = root;
        Products = products;
        Shape = QueryShape.Of(Tree());
        ShapeHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Shape)));
    }

    /// <summary>Gets the tables that the statement names, each once, in lower case and ordinal order: <c>domain.product</c> or
    /// <c>domain.product__port</c>.</summary>
    public IReadOnlyList<string> Products { get; }

    /// <summary>Gets the statement with <c>$1</c> in place of every literal; what an audit record may keep.</summary>
    public string Shape { get; }

    /// <summary>Gets the SHA-256 of <see cref="Shape"/> in UTF-8, in lower-case hexadecimal.</summary>
    public string ShapeHash { get; }

    /// <summary>Gives a copy of the tree to rewrite.</summary>
    internal JsonObject Tree() => (JsonObject)_root.DeepClone();
}
