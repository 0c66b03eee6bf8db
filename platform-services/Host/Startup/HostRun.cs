namespace DataProducts.Host;

/// <summary>What the exit codes of the Host mean; the same as the tool's.</summary>
internal static class HostExit
{
    public const int Done = 0;

    public const int Usage = 2;

    public const int Environment = 3;

    public const int Bug = 4;
}

/// <summary>Runs the Host as a program does: from its first line of output to its last.</summary>
public static class HostRun
{
    /// <summary>Starts, says where it listens, and serves until SIGTERM, Ctrl-C or the token.</summary>
    /// <param name="settings">How it runs.</param>
    /// <param name="cancellationToken">Stops it gracefully.</param>
    /// <param name="started">Hears the first address once it listens there; null for nobody.</param>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="DataProductException">The settings are not safe, or it cannot listen (<c>DP200n</c>).</exception>
    public static async Task<int> UntilStoppedAsync(HostSettings settings, CancellationToken cancellationToken, Action<string>? started = null)
    {
        using var telemetry = EmbeddedTelemetry.Start("dataproducts-host");
        await using var app = PlatformHost.Build(settings);
        await PlatformHost.StartAsync(app, cancellationToken).ConfigureAwait(false);
        var vault = settings.Vault is { } jurisdiction ? $", with the vault of {jurisdiction}" : string.Empty;
        await Console.Out.WriteLineAsync($"Listening on {string.Join(' ', app.Urls)}{vault}. Ctrl-C stops it.").ConfigureAwait(false);
        started?.Invoke(app.Urls.First());
        await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        return HostExit.Done;
    }

    /// <summary>Turns failures into one line and an exit code; a stack trace helps nobody who starts a program.</summary>
    internal static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (DataProductException refused)
        {
            await Console.Error.WriteLineAsync($"error {refused.Id}: {refused.Message}").ConfigureAwait(false);
            return refused.Id == "DP2004" ? HostExit.Usage : HostExit.Environment;
        }
        catch (Exception bug)
        {
            await Console.Error.WriteLineAsync($"error DP1000: This is a bug in the Host ({bug.GetType().Name}); please report it with what you typed.").ConfigureAwait(false);
            return HostExit.Bug;
        }
    }
}
