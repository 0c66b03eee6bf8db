using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using DataProducts.Host;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct portal</c>: the catalog in a browser.</summary>
internal static class PortalCommand
{
    private const string SignIn = "/dev/login?returnUrl=%2F";

    public static Command Make()
    {
        var port = UpCommand.PortOption();
        var noBrowser = new Option<bool>("--no-browser") { Description = "Only says where the portal is." };
        var state = StateFolder.Option();
        var command = new Command("portal", "Starts what 'up' starts and opens the portal: search, product pages, requests, decisions.")
        {
            port, noBrowser, state,
        };
        command.SetAction((parsed, cancellation) => HostRun.UntilStoppedAsync(
            HostSettings.Embedded(StateFolder.Find(parsed.GetValue(state)), parsed.GetValue(port), vault: null),
            cancellation,
            address => Show(address + SignIn, parsed.GetValue(noBrowser))));
        return command;
    }

    private static void Show(string address, bool noBrowser)
    {
        Console.WriteLine($"The portal: {address}");
        if (noBrowser)
        {
            return;
        }

        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("No browser could be opened here; open the address in one.");
        }
    }
}
