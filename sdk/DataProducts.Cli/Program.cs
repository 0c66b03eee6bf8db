using System.CommandLine;
using DataProducts.Cli.Cedar;
using DataProducts.Cli.Ci;
using DataProducts.Cli.Commands;
using DataProducts.Cli.Diff;
using DataProducts.Cli.Import;
using DataProducts.Cli.Output;
using DataProducts.Cli.Policies;
using DataProducts.Cli.Removal;
using DataProducts.Cli.Vault;

namespace DataProducts.Cli;

/// <summary>The tool <c>dataproduct</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        var root = new RootCommand("Governed data products: look, ask, verify.")
        {
            DoctorCommand.Make(),
            Commands.HydrateCommand.Make(),
            QueryCommand.Make(),
            ShowCommand.Make(),
            new Command("access", "What policy allows, in the terms of other engines.") { AccessPlanCommand.Make(), AccessExplainCommand.Make() },
            DiffCommand.Make(),
            new Command("contract", "What consumers rely on, checked in beside the product.") { AcceptCommand.Make() },
            CiCommand.Make(),
            ImportCommand.Make(),
            PublishCommand.Make(),
            RetireCommand.Make(),
            MaturityCommand.Make(),
            TransfersCommand.Make(),
            AlationCommand.Make(),
            SubscriptionCommands.Make(),
            VaultCommands.Make(),
            EraseCommand.Make(),
            RetentionCommand.Make(),
            UpCommand.Make(),
            PortalCommand.Make(),
            LoginCommand.Make(),
            CedarCommand.Make(),
            PolicyCommand.Make(),
            new Command("audit", "The tamper-evident log of decisions.")
            {
                AuditVerifyCommand.Make(), AuditProveCommand.Make(), AuditCheckCommand.Make(),
            },
        };

        // '@file' is a form of values here (--context @file), not of response files.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var json = Array.IndexOf(arguments, "--json") >= 0 || OutputOption.IsJson(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Failure.ShowTyping(parsed, json);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (DataProductException refusal)
        {
            return Failure.Show(refusal, json);
        }
        catch (Exception bug)
        {
            // A stack trace may hold a row's value; its type is all that a person may need to report.
            return Failure.ShowBug(bug, json);
        }
    }
}
