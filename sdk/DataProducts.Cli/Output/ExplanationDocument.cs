using DataProducts.Access;

namespace DataProducts.Cli.Output;

/// <summary>Who sees what of one product.</summary>
internal sealed record ExplanationDocument(
    string Product, string PolicySet, IReadOnlyList<ExplanationDocument.ClassDocument> Classes, IReadOnlyList<PlanDocument.DiagnosticDocument> Diagnostics)
{
    public static ExplanationDocument Of(AccessPlan plan) => new(
        plan.Product,
        plan.PolicySet,
        [.. plan.Classes.Select(subject => new ClassDocument(
            subject.Name,
            subject.Groups,
            subject.Home.Code,
            subject.CoveredPerson,
            subject.Purpose,
            subject.People,
            [.. plan.Rules.Where(rule => ReferenceEquals(rule.Class, subject)).Select(RuleDocument.Of)]))],
        [.. plan.Diagnostics.Select(PlanDocument.DiagnosticDocument.Of)]);

    internal sealed record ClassDocument(
        string Class, IReadOnlyList<string> Groups, string Home, bool CoveredPerson, string Purpose, int People, IReadOnlyList<RuleDocument> Tables);

    internal sealed record RuleDocument(string Table, string? Until, string Rows, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<string> Policies)
    {
        public static RuleDocument Of(AccessRule rule) => new(
            rule.Table.ToString(),
            PlanDocument.Time(rule.Until),
            rule.Rows.ToString(),
            rule.Columns.ToDictionary(column => column.Column.Name, Shown, StringComparer.Ordinal),
            rule.Policies);

        private static string Shown(ColumnRule column)
        {
            var shown = (column.Shown, column.Column.Pii) switch
            {
                (ColumnExposure.Clear, not null) => "original",
                var (exposure, _) => exposure.ToString().ToLowerInvariant(),
            };
            return column.DependsOnRow ? $"{shown} where {column.ShownWhen}" : shown;
        }
    }
}
