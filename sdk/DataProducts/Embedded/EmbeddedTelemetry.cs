using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DataProducts;

/// <summary>Sends metrics and spans over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; else nothing is collected at all.</summary>
public sealed class EmbeddedTelemetry : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Sources = "DataProducts.*";

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private EmbeddedTelemetry(string service)
    {
        Endpoint = Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 } endpoint ? endpoint : null;
        if (Endpoint is null)
        {
            return;
        }

        var resource = ResourceBuilder.CreateDefault().AddService(service);
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Sources).AddOtlpExporter().Build();
    }

    /// <summary>Gets where telemetry is sent, or null if nowhere.</summary>
    public string? Endpoint { get; }

    /// <summary>Starts collecting.</summary>
    /// <param name="service">The program's name, <c>service.name</c> of the resource.</param>
    /// <returns>What stops it; what was collected is sent then.</returns>
    public static EmbeddedTelemetry Start(string service) => new(service);

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
