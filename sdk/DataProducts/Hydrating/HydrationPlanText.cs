using System.Globalization;
using System.Text;
using DataProducts.Hydration;

namespace DataProducts;

/// <summary>A plan for a person.</summary>
internal static class HydrationPlanText
{
    public static string Of(HydrationPlan plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{plan.Product} {plan.Version}, port {plan.Port}\n");
        text.Append(CultureInfo.InvariantCulture, $"batch {plan.Report.Batch}{(plan.Report.AlreadyHydrated ? ", in the lake already" : "")}\n\n");
        Add(text, "parts", Parts(plan));
        Add(text, "columns", Columns(plan));
        Add(text, "tables", Tables(plan));
        Add(text, "cursors", Cursors(plan));
        text.Append(CultureInfo.InvariantCulture, $"{plan.Report.RowsRead} rows read, {plan.Report.RowsQuarantined} would be kept out\n");
        ReportText.AddProblems(text, plan.Report);
        ReportText.AddDrift(text, plan.Report);
        return text.Append(plan.Report.Refusal is { } refusal ? $"would be refused: {refusal}" : "").ToString().TrimEnd('\n');
    }

    private static void Add(StringBuilder text, string title, TextTable table)
    {
        text.Append(title).Append('\n');
        table.WriteTo(text);
        text.Append('\n');
    }

    private static TextTable Parts(HydrationPlan plan)
    {
        var table = new TextTable("part", "bytes", "sha256");
        foreach (var part in plan.Parts)
        {
            table.Add(part.Name, part.Bytes == 0 ? "-" : Number(part.Bytes), part.Sha256[..12]);
        }

        return table;
    }

    private static TextTable Columns(HydrationPlan plan)
    {
        var table = new TextTable("source", "column", "type", "in the lake");
        foreach (var column in plan.Columns)
        {
            table.Add(
                $"{column.Source}{(column.Optional ? " (optional)" : "")}", column.Column ?? "-", column.Type ?? "-",
                column.Token is { } mode ? $"token, {mode.ToString().ToLowerInvariant()}" : "as it is");
        }

        return table;
    }

    private static TextTable Tables(HydrationPlan plan)
    {
        var table = new TextTable("jurisdiction", "rows", "tokens", "state");
        foreach (var one in plan.Tables)
        {
            var state = one.HasBatch ? "has the batch" : one.Exists ? "would get it" : "would be made";
            table.Add(one.Jurisdiction.Code, Number(one.Rows), Number(one.Tokens), state);
        }

        return table;
    }

    private static TextTable Cursors(HydrationPlan plan)
    {
        var table = new TextTable("source", "batches", "stands at", "last batch");
        foreach (var cursor in plan.Cursors)
        {
            table.Add(cursor.Source, Number(cursor.Number), cursor.Stands, $"{cursor.Batch[..Math.Min(12, cursor.Batch.Length)]}{(cursor.Complete ? "" : " (incomplete)")}");
        }

        return table;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
