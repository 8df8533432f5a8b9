namespace Engine.Sandbox.Books;

/// <summary>Debits do not equal credits, or a total does not follow from its parts: a bug of the sandbox, whoever called it.</summary>
internal sealed class BooksBroken(string what) : Exception("The sandbox's books are broken. " + what);
