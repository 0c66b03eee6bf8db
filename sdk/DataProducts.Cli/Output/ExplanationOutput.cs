using DataProducts.Access;

namespace DataProducts.Cli.Output;

/// <summary>Prints who sees what.</summary>
internal static class ExplanationOutput
{
    public static void Write(IReadOnlyList<AccessPlan> plans)
    {
        foreach (var plan in plans)
        {
            var document = ExplanationDocument.Of(plan);
            PlanOutput.Line($"{document.Product}, policies dpp:{document.PolicySet}");
            foreach (var subject in document.Classes)
            {
                Write(subject);
            }

            PlanOutput.WriteDiagnostics(plan.Diagnostics);
        }
    }

    private static void Write(ExplanationDocument.ClassDocument subject)
    {
        PlanOutput.Line(string.Empty);
        PlanOutput.Line($"{subject.Class}: {subject.People} people{(subject.Tables.Count == 0 ? ", who see no row" : string.Empty)}");
        foreach (var table in subject.Tables)
        {
            PlanOutput.Line($"  {table.Table} until {table.Until}, by {string.Join(", ", table.Policies)}");
            PlanOutput.Line($"    rows: {table.Rows}");
            foreach (var columns in table.Columns.GroupBy(column => column.Value, StringComparer.Ordinal))
            {
                PlanOutput.Line($"    {columns.Key}: {string.Join(", ", columns.Select(column => column.Key))}");
            }
        }
    }
}
