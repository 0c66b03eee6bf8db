using DataProducts.Query.Gate;
using DataProducts.Query.Syntax;

namespace DataProducts.Query;

/// <summary>
/// The only way for a person's SQL into the engine. The text becomes the engine's own syntax tree; the tree is checked by closed lists of
/// node
/// kinds, of each kind's members, of names, functions and types. What is on no list is refused.
/// </summary>
/// <remarks>
/// Allowed: one SELECT with joins, subqueries, common table expressions (also recursive), set operations, windows, grouping, VALUES, over
/// data products
/// named <c>domain.product</c> or <c>domain.product__port</c>. Limits: 64 kB of text, 40,000 nodes, 400 levels of the tree.
/// </remarks>
public static class SqlGate
{
    /// <summary>Parses and checks a statement. Nothing is read or run.</summary>
    /// <param name="sql">The person's text.</param>
    /// <returns>The checked statement.</returns>
    /// <exception cref="QueryRefusedException">The text is not one statement that the lists allow (<c>DP1801</c> to
    /// <c>DP1812</c>).</exception>
    public static GatedQuery Parse(string sql)
    {
        var root = SyntaxTree.ParseUser(sql);
        var gate = new GateContext();
        StatementRules.Statement(gate, root["statements"]![0], CteScope.Empty);

        // Printing also proves that the engine can write the statement back exactly: better said now than after the access decision.
        SyntaxTree.PrintExactly(root);
        return new GatedQuery(root, [.. gate.Products]);
    }
}
