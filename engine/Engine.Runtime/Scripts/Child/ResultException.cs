namespace Engine.Runtime.Scripts.Child;

/// <summary>A script gave a result that cannot be handed on.</summary>
internal sealed class ResultException(string message) : Exception(message);
