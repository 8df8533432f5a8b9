using Engine.Runtime.Access;

namespace Engine.Runtime.Hosting;

/// <summary>A key that is wanted.</summary>
/// <param name="Name">Who or what will use it; 1 to 60 characters.</param>
/// <param name="Days">After how many days it expires; 1 to 3650.</param>
/// <param name="Client">The only client it is to be good for; null for all.</param>
public sealed record NewKey(string Name, Role Role, int Days, string? Client = null);
