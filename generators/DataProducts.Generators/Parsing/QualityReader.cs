using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads <c>[Quality]</c>: what a query over all rows must answer.</summary>
internal static class QualityReader
{
    private const int MaximumSql = 8 * 1024;
    private const string Port = "{port}";

    public static EquatableArray<QualityRule> Read(INamedTypeSymbol record, Findings findings)
    {
        var (rules, names) = (new List<QualityRule>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var annotation in record.Annotations(KnownTypes.QualityAttribute))
        {
            var name = annotation.Argument(0) as string ?? "";
            var sql = annotation.Argument(1) as string ?? "";
            var mustBe = annotation.Argument("MustBe") as double? ?? 0;
            if (!Names.IsName(name) || !names.Add(name))
            {
                Refuse("has a quality rule without a name of its own; write it in [a-z0-9_], a letter first, for example no_debt");
            }
            else if (sql.Length > MaximumSql || sql.IndexOf(Port, StringComparison.Ordinal) < 0)
            {
                Refuse($"has the quality rule '{name}', whose SQL does not name the table {Port} or is longer than {MaximumSql} characters; "
                    + $"write for example select count(*) from {Port} where amount < 0");
            }
            else if (double.IsNaN(mustBe) || Math.Abs(mustBe) > 1e15)
            {
                Refuse($"has the quality rule '{name}', whose MustBe is no number that a query answers with; write one below 1e15");
            }

            rules.Add(new(name, sql, mustBe, ProductReader.NullIfBlank(annotation.Argument("Description") as string)));

            void Refuse(string reason) => findings.Add(Concern.Promise, annotation.Place(), record, reason);
        }

        return new([.. rules]);
    }
}
