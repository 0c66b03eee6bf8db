using System.Net.Sockets;
using DataProducts.Host.Door;
using DataProducts.Host.Startup;
using GraphQL.Types;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DataProducts.Host;

/// <summary>Puts the Host together: safe settings, the door, and the modules behind it.</summary>
public static class PlatformHost
{
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(5);

    /// <summary>Builds the Host; it listens once started.</summary>
    /// <param name="settings">How it runs.</param>
    /// <returns>The application.</returns>
    /// <exception cref="DataProductException">The settings are not safe (<c>DP200n</c>), the file of the vault in AWS cannot be used
    /// (<c>DP2118</c> to <c>DP2122</c>), or the platform's folder cannot be.</exception>
    public static WebApplication Build(HostSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        StartupCheck.ThrowIfUnsafe(settings);
        var source = VaultComposition.SourceOf(settings);

        // The program's own folder is the root, so that no appsettings.json of the folder it is started in changes what was checked.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = settings.Environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            throw HostErrors.BadSetting("Addresses are given with --urls, not as Kestrel:Endpoints.");
        }

        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = DoorLimits.BodyBytes;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(DoorLimits.BodyBytesPerSecond, settings.BodyGrace);
        });
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(settings.LogLevel);
        builder.Logging.AddSimpleConsole();

        // A start that fails is told once, in one line and without a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Time);
        builder.Services.AddDataProducts(options =>
        {
            options.Folder = settings.State;
            options.TimeProvider = settings.Time;
            options.VaultFolder = settings.VaultFolder;
            options.VaultSource = source;
            options.TokenKernel = settings.TokenKernel;
            options.Environment = settings.Environment;
            options.VaultLimits = options.VaultLimits with { Programs = settings.HydrationLimits };
        });
        HostModules.Add(builder.Services, settings);

        var app = builder.Build();
        HostModules.Use(app, settings);
        return app;
    }

    /// <summary>Starts listening.</summary>
    /// <param name="app">What <see cref="Build"/> gave.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task; when it ends, requests are served.</returns>
    /// <exception cref="DataProductException"><c>DP2005</c>: it cannot listen there.</exception>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        var settings = app.Services.GetRequiredService<HostSettings>();
        // What may be wrong is wrong now, and not at the first request.
        _ = app.Services.GetRequiredService<EmbeddedPlatform>();
        app.Services.GetService<ISchema>()?.Initialize();
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or SocketException or AddressInUseException or InvalidOperationException)
        {
            throw HostErrors.CannotListen(string.Join(' ', settings.Urls), failure);
        }
    }
}
