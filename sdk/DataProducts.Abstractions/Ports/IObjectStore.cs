namespace DataProducts;

/// <summary>Where the lake's files are: create once, read, list, delete. An object that exists is whole and never changes.</summary>
/// <remarks>
/// A location is absolute: a path for the embedded store, a URI such as <c>s3://bucket/key</c> for a cloud store.
/// An implementation refuses a location outside the root that it was given (<c>DP1509</c>).
/// </remarks>
public interface IObjectStore
{
    /// <summary>Creates an object, unless one is there. When the task ends with true the object is durable.</summary>
    /// <param name="location">The location.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="cancellationToken">Gives up; the object may or may not have been created.</param>
    /// <returns>True if this call created it; false if the location was taken. Of several callers exactly one gets true.</returns>
    ValueTask<bool> TryCreateAsync(string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Begins an object that is too large to be held in memory. Nothing is visible before it is completed.</summary>
    /// <param name="location">The location.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The upload; dispose it, which takes back whatever was not completed.</returns>
    ValueTask<IObjectUpload> BeginAsync(string location, CancellationToken cancellationToken = default);

    /// <summary>Writes an object whether or not one is there, durably. For hints, and for what takes the place of something that must
    /// go.</summary>
    /// <param name="location">The location.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    ValueTask ReplaceAsync(string location, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Opens an object.</summary>
    /// <param name="location">The location.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A seekable stream; the caller disposes it.</returns>
    /// <exception cref="FileNotFoundException">No object is there.</exception>
    ValueTask<Stream> OpenReadAsync(string location, CancellationToken cancellationToken = default);

    /// <summary>Says whether an object is there.</summary>
    /// <param name="location">The location.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True if it is there, and readable as a whole.</returns>
    ValueTask<bool> ExistsAsync(string location, CancellationToken cancellationToken = default);

    /// <summary>Lists the objects below a location, and what crashed uploads left there.</summary>
    /// <param name="location">The location of a folder; one that does not exist has no objects.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The objects, in no particular order.</returns>
    IAsyncEnumerable<ObjectInfo> ListAsync(string location, CancellationToken cancellationToken = default);

    /// <summary>Deletes an object; one that is not there is no error.</summary>
    /// <param name="location">The location.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    ValueTask DeleteAsync(string location, CancellationToken cancellationToken = default);
}
