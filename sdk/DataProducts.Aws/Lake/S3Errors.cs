using System.Globalization;
using Amazon.Runtime;

namespace DataProducts.Aws;

/// <summary>The errors of the lake in S3, <c>DP2124</c> to <c>DP2129</c>. A service's own text is left out.</summary>
internal static class S3Errors
{
    public static DataProductException Call(string bucket, Exception cause, bool passing) => passing
        ? new("DP2124", $"S3 does not answer for bucket '{bucket}' ({Code(cause)}), and was asked several times. Look at the network, then run again.", cause)
        : new("DP2125", $"S3 refuses a request on bucket '{bucket}' ({Code(cause)}). Check the role's, the bucket's and its key's policy.", cause);

    public static DataProductException Outside(string location, string root) => new(
        "DP2126", $"The storage location {location} cannot be used: it is not a plain key below {root}.");

    public static DataProductException Changed(string location) => new(
        "DP2127", $"The object {location} was replaced while it was read. Nothing may change an object of the lake; look for what did.");

    public static DataProductException Kept(string location, int versions) => new(
        "DP2128", string.Create(CultureInfo.InvariantCulture, $"{versions} versions of {location} cannot be deleted: a lock or a policy keeps them. ")
        + "Until it ends, the object is not erased.");

    public static DataProductException Elsewhere(string bucket, string found, string region) => new(
        "DP2129", $"The bucket '{bucket}' is in {found}, and the lake has to be in {region}. Give the bucket of that Region.");

    private static string Code(Exception cause) => cause switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        AmazonServiceException answer => ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture),
        _ => cause.GetType().Name,
    };
}
