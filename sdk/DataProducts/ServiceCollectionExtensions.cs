using Microsoft.Extensions.DependencyInjection;

namespace DataProducts;

/// <summary>Adds the platform to a host.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds the embedded platform as one shared <see cref="EmbeddedPlatform"/>, opened when it is first asked for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddDataProducts(this IServiceCollection services, Action<EmbeddedOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton(_ =>
        {
            var options = new EmbeddedOptions();
            configure?.Invoke(options);
            return EmbeddedPlatform.Open(options);
        });
    }
}
