using System.CommandLine;
using DataProducts.Host;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct up</c>: the platform's services, in this process and on this machine alone.</summary>
internal static class UpCommand
{
    public const int DefaultPort = 5080;

    public static Command Make()
    {
        var port = PortOption();
        var vault = new Option<string?>("--vault") { Description = "Also serves the vault of this one jurisdiction, for example EU.", HelpName = "code" };
        var only = new Option<string?>("--only") { Description = "'vault' serves the vault and nothing else." };
        only.AcceptOnlyFromAmong("vault");
        var vaultFolder = new Option<string?>("--vault-folder") { Description = "Where its vault and keys lie; default: in the state folder.", HelpName = "folder" };
        var state = StateFolder.Option();
        var command = new Command("up", "Starts catalog, vault, audit and service levels over HTTP until Ctrl-C.") { port, vault, only, vaultFolder, state };
        command.SetAction((parsed, cancellation) => HostRun.UntilStoppedAsync(
            HostSettings.Embedded(
                StateFolder.Find(parsed.GetValue(state)),
                parsed.GetValue(port),
                VaultOf(parsed.GetValue(vault)),
                parsed.GetValue(only) is not null,
                parsed.GetValue(vaultFolder)),
            cancellation));
        return command;
    }

    internal static Option<int> PortOption()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue)
            {
                given.AddError("--port takes a number from 0 to 65535.");
            }
        });
        return port;
    }

    private static Jurisdiction? VaultOf(string? code) => code switch
    {
        null => null,
        _ when Jurisdiction.TryParse(code, out var jurisdiction) && jurisdiction.IsKnown => jurisdiction,
        _ => throw new DataProductException("DP1002", "--vault takes two upper-case letters, for example EU."),
    };
}
