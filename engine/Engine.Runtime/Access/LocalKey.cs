using System.Security.Cryptography;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.Access;

/// <summary>A key that is good for one run of the service, for commands on the same machine.</summary>
public sealed record LocalKey(Secret Key)
{
    public static LocalKey Create() => new(new Secret("el_" + RandomNumberGenerator.GetHexString(64, lowercase: true)));
}
