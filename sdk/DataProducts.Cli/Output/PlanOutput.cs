using DataProducts.Access;

namespace DataProducts.Cli.Output;

/// <summary>Prints plans as text that a person reads and a program can cut apart: everything of ours is behind <c>-- </c>.</summary>
internal static class PlanOutput
{
    public static void Write(IReadOnlyList<AccessPlan> plans)
    {
        foreach (var plan in plans)
        {
            Line($"-- {plan.Product}, policies dpp:{plan.PolicySet}");
            WriteDiagnostics(plan.Diagnostics);
            foreach (var target in plan.Targets)
            {
                Write(target);
            }
        }
    }

    public static void WriteDiagnostics(IReadOnlyList<PlanDiagnostic> diagnostics)
    {
        foreach (var one in diagnostics)
        {
            var about = string.Join(", ", ((string?[])[one.Table, one.Class]).OfType<string>());
            Line($"-- {one.Severity.ToString().ToLowerInvariant()} {one.Id}{(about.Length > 0 ? $" ({about})" : string.Empty)}: {one.Message}");
        }
    }

    /// <summary>Writes a line; what a terminal would obey is not passed on to it.</summary>
    public static void Line(string text) => Console.Out.WriteLine(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)));

    private static void Write(TargetPlan plan)
    {
        Line(string.Empty);
        Line($"-- {plan.Target.ToString().ToLowerInvariant()}: {plan.Objects.Count} objects");
        WriteDiagnostics(plan.Diagnostics);
        foreach (var one in plan.Objects)
        {
            Line(string.Empty);
            Line($"-- {one.Step.ToString().ToLowerInvariant()} {one.Kind} {one.Name}{(PlanDocument.Time(one.Until) is { } until ? $", until {until}" : string.Empty)}");
            if (one.Address != "SQL")
            {
                Line($"-- {one.Address}");
            }

            foreach (var line in one.Text.Split('\n'))
            {
                Line(line);
            }
        }
    }
}
