using System.CommandLine;
using DataProducts.Access;
using DataProducts.Catalog;
using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct publish</c>: from now on this contract stands.</summary>
internal static class PublishCommand
{
    public static Command Make()
    {
        var assembly = new Option<string>("--assembly") { Description = "The built assembly with the product.", HelpName = "file", Required = true };
        var product = new Option<string?>("--product") { Description = "The product's id, where the assembly has several; id@1 for an earlier major version.", HelpName = "id" };
        var policies = new Option<string?>("--policies")
        {
            Description = "The folder with the product's *.cedar files; without it those in force stay.",
            HelpName = "folder",
        };
        var acknowledge = new Option<string?>("--acknowledge")
        {
            Description = "The consumers, groups, who know of a change that may hurt them; commas between.",
            HelpName = "group,group",
        };
        var person = new Option<string>("--as") { Description = "Who publishes; an id of people.json. Works only in embedded mode.", Required = true };
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("publish", "Publishes a version of a product with everything that is derived from it.")
        {
            assembly, product, policies, acknowledge, person, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var document = ManifestSource.OneFromAssembly(parsed.GetRequiredValue(assembly), parsed.GetValue(product));
            var wish = new PublishWish(
                document.Json,
                parsed.GetValue(policies) is { } folder ? PolicyFile.ReadFolder(folder) : null,
                parsed.GetValue(acknowledge)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []);
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var report = await platform.Publisher.PublishAsync(wish, parsed.GetRequiredValue(person), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(Document(report), CliJson.Default.PublishDocument);
            }
            else
            {
                Write(report);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static PublishDocument Document(PublishReport report) => new(
        report.Release.Product,
        report.Release.Version,
        report.Changed,
        report.Release.Acknowledged,
        [.. report.Release.Artefacts.Select(artefact => artefact.Path)],
        report.Diff is null ? null : DiffDocument.Of(report.Diff));

    private static void Write(PublishReport report)
    {
        if (!report.Changed)
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{report.Release.Product}[/] {report.Release.Version} is published already; nothing changed.");
            return;
        }

        if (report.Diff is { } diff)
        {
            DiffOutput.Write(diff);
        }

        AnsiConsole.MarkupLineInterpolated($"[green]published[/] [bold]{report.Release.Product}[/] {report.Release.Version}");
        foreach (var artefact in report.Release.Artefacts)
        {
            AnsiConsole.MarkupLineInterpolated($"  {artefact.Path}");
        }
    }
}
