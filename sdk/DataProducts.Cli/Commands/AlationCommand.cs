using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DataProducts.Cli.Output;
using DataProducts.Contracts;
using DataProducts.Observability;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct alation --dry-run</c>: what would Alation be told? Nothing is ever sent.</summary>
internal static class AlationCommand
{
    public static Command Make()
    {
        var product = new Argument<string>("product") { Description = "The product's id, for example retail.customers." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Prints the requests. They cannot be sent yet.", Required = true };
        var source = new Option<long>("--data-source") { Description = "The id of the lake's data source in Alation.", HelpName = "id", Required = true };
        var tables = new Option<string[]>("--table")
        {
            Description = "The id of a table in Alation, for example eu__retail__customers__v1.customers=4711; may stand several times.",
            HelpName = "name=id",
        };
        var summary = new Option<long?>("--summary-field") { Description = "The id of the rich-text field for the product's summary.", HelpName = "id" };
        var status = new Option<long?>("--status-field") { Description = "The id of the picker field for the health in a word.", HelpName = "id" };
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("alation", "Prints, as JSON, the requests that would tell Alation of a product's health.")
        {
            product, dryRun, source, tables, summary, status, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!parsed.GetRequiredValue(dryRun))
            {
                throw new DataProductException("DP1002", "Requests can only be printed: give --dry-run.");
            }

            var target = new AlationTarget(parsed.GetRequiredValue(source))
            {
                Tables = Tables(parsed.GetValue(tables) ?? []),
                SummaryField = parsed.GetValue(summary),
                StatusField = parsed.GetValue(status),
            };
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var plan = await PlanAsync(platform, parsed.GetRequiredValue(product), target, cancellation).ConfigureAwait(false);
            JsonOutput.Write(
                new AlationDocument(
                    parsed.GetRequiredValue(product),
                    [.. plan.Requests.Select(request => new AlationDocument.RequestDocument(request.Method, request.Path, JsonElement.Parse(request.Body)))],
                    plan.Unresolved),
                CliJson.Default.AlationDocument);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<AlationPlan> PlanAsync(EmbeddedPlatform platform, string product, AlationTarget target, CancellationToken cancellation)
    {
        var evaluation = await platform.EvaluateAsync(product, cancellation).ConfigureAwait(false);
        var registered = await platform.Catalog.FindAsync(product, cancellation).ConfigureAwait(false);
        return AlationPlan.Of(ManifestReader.Parse(registered!.Manifest), evaluation.ByPort, evaluation.Health, target, evaluation.Evaluated);
    }

    private static Dictionary<string, long> Tables(string[] given)
    {
        var tables = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var one in given)
        {
            if (one.Split('=') is not [{ Length: > 0 } name, var text]
                || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !tables.TryAdd(name, id))
            {
                throw new DataProductException("DP1002", "--table takes a name, '=' and a number, for example eu__retail__customers__v1.customers=4711; each name once.");
            }
        }

        return tables;
    }
}
