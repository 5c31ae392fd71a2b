#: if sgd
class SGD:
    """Plain gradient descent, value -= lr * grad."""

    #: if decay
    decay = DECAY

    #: end
    def __init__(self, parameters):
        self.parameters = parameters

    def step(self, lr):
        for value, grad in self.parameters:
            #: if decay
            grad = grad + self.decay * value
            #: end
            value -= lr * grad
#: end
#: if momentum


class Momentum:
    """Gradient descent, v = momentum * v + grad; value -= lr * v."""

    momentum = MOMENTUM
    #: if decay
    decay = DECAY
    #: end

    def __init__(self, parameters):
        self.parameters = parameters
        self.velocities = [np.zeros_like(value) for value, _ in parameters]

    def step(self, lr):
        for (value, grad), v in zip(self.parameters, self.velocities):
            #: if decay
            grad = grad + self.decay * value
            #: end
            v[...] = self.momentum * v + grad
            value -= lr * v
#: end
#: if rmsprop


class RMSprop:
    """Each step scaled by the running mean square of its gradient.

    As torch.optim.RMSprop does it.
    """

    alpha, eps = 0.99, 1e-8
    #: if decay
    decay = DECAY
    #: end

    def __init__(self, parameters):
        self.parameters = parameters
        self.squares = [np.zeros_like(value) for value, _ in parameters]

    def step(self, lr):
        for (value, grad), s in zip(self.parameters, self.squares):
            #: if decay
            grad = grad + self.decay * value
            #: end
            s[...] = self.alpha * s + (1 - self.alpha) * grad * grad
            value -= lr * grad / (np.sqrt(s) + self.eps)
#: end
#: if adam


class Adam:
    """Running means of gradient and square, corrected for their start.

    As torch.optim.Adam does it.
    """

    beta1, beta2, eps = 0.9, 0.999, 1e-8
    #: if decay
    decay = DECAY
    #: end

    def __init__(self, parameters):
        self.parameters = parameters
        self.steps = 0
        self.firsts = [np.zeros_like(value) for value, _ in parameters]
        self.seconds = [np.zeros_like(value) for value, _ in parameters]

    def step(self, lr):
        self.steps += 1
        step_size = lr / (1 - self.beta1 ** self.steps)
        correction = math.sqrt(1 - self.beta2 ** self.steps)
        memory = zip(self.parameters, self.firsts, self.seconds)
        for (value, grad), m, v in memory:
            #: if decay
            grad = grad + self.decay * value
            #: end
            m[...] = self.beta1 * m + (1 - self.beta1) * grad
            v[...] = self.beta2 * v + (1 - self.beta2) * grad * grad
            value -= step_size * m / (np.sqrt(v) / correction + self.eps)
#: end
#: if optimizers


OPTIMIZERS = {
    #: if sgd
    "sgd": SGD,
    #: end
    #: if momentum
    "momentum": Momentum,
    #: end
    #: if rmsprop
    "rmsprop": RMSprop,
    #: end
    #: if adam
    "adam": Adam,
    #: end
}
#: end
