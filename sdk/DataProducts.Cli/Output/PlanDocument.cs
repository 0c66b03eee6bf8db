using System.Globalization;
using DataProducts.Access;

namespace DataProducts.Cli.Output;

/// <summary>The plan of one product; times in UTC.</summary>
internal sealed record PlanDocument(
    string Product,
    string PolicySet,
    string Worst,
    IReadOnlyList<PlanDocument.DiagnosticDocument> Diagnostics,
    IReadOnlyList<PlanDocument.TargetDocument> Targets)
{
    public static PlanDocument Of(AccessPlan plan) => new(
        plan.Product, plan.PolicySet, Lower(plan.Worst), [.. plan.Diagnostics.Select(DiagnosticDocument.Of)], [.. plan.Targets.Select(TargetDocument.Of)]);

    internal static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    internal sealed record TargetDocument(string Target, IReadOnlyList<ObjectDocument> Objects, IReadOnlyList<DiagnosticDocument> Diagnostics)
    {
        public static TargetDocument Of(TargetPlan plan) =>
            new(Lower(plan.Target), [.. plan.Objects.Select(ObjectDocument.Of)], [.. plan.Diagnostics.Select(DiagnosticDocument.Of)]);
    }

    internal sealed record ObjectDocument(string Step, string Kind, string Name, string Address, string? Until, string Text)
    {
        public static ObjectDocument Of(PlannedObject one) => new(Lower(one.Step), one.Kind, one.Name, one.Address, Time(one.Until), one.Text);
    }

    internal sealed record DiagnosticDocument(string Id, string Severity, string? Table, string? Class, string Message)
    {
        public static DiagnosticDocument Of(PlanDiagnostic one) => new(one.Id, Lower(one.Severity), one.Table, one.Class, one.Message);
    }
}
