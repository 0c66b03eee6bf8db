namespace DataProducts;

/// <summary>Which snapshots make up what consumers read. A version is published whole, once every jurisdiction's table stands.</summary>
public interface IProductVersions
{
    /// <summary>Gives what consumers read now.</summary>
    /// <param name="product">The product's identifier, which means its newest major that is published, or one major version such as
    /// <c>retail.customers@1</c>.</param>
    /// <param name="port">The port's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The version, or null if none was published.</returns>
    ValueTask<PublishedVersion?> CurrentAsync(string product, string port, CancellationToken cancellationToken = default);

    /// <summary>Publishes; the same batch published again changes nothing.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>The task; when it ends the version is durable.</returns>
    ValueTask PublishAsync(PublishedVersion version, CancellationToken cancellationToken = default);
}
