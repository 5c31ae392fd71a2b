class Module:
    def __call__(self, *args):
        return self.forward(*args)

    def forward(self, *args):
        raise NotImplementedError

    def backward(self, *args):
        raise NotImplementedError

    def parameters(self):
        return []

    def zero_grad(self):
        pass


class Linear(Module):
    """Affine layer, y = x @ w + b.

    Shapes: x (N, D), w (D, H), b (H,), y (N, H).
    """

    def __init__(self, in_features, out_features):
        super().__init__()
        self.w = np.random.randn(in_features, out_features)
        #: if he
        # He: as large going in as coming out, behind a ReLU.
        self.w *= math.sqrt(2 / in_features)
        #: end
        #: if xavier
        # Xavier: in balance both ways.
        self.w *= math.sqrt(2 / (in_features + out_features))
        #: end
        #: if f32
        self.w = self.w.astype(np.float32)
        self.b = np.zeros(out_features, np.float32)
        #: else
        self.b = np.zeros(out_features)
        #: end
        self.grad_w = np.zeros_like(self.w)
        self.grad_b = np.zeros_like(self.b)

    def forward(self, x):
        self.x = x
        return np.matmul(x, self.w) + self.b

    def backward(self, dout):
        self.grad_w[...] = np.matmul(self.x.T, dout)
        self.grad_b[...] = np.sum(dout, axis=0)
        return np.matmul(dout, self.w.T)

    def parameters(self):
        return [(self.w, self.grad_w), (self.b, self.grad_b)]
#: if sigmoid


class Sigmoid(Module):
    """y = 1 / (1 + exp(-x)), whose derivative is y (1 - y)."""

    def forward(self, x):
        with np.errstate(over="ignore"):  # exp(-x) may be infinite: y is 0
            self.y = 1.0 / (1.0 + np.exp(-x))
        return self.y

    def backward(self, dout):
        return dout * self.y * (1.0 - self.y)
#: end
#: if relu


class ReLU(Module):
    """y = max(x, 0), whose derivative is taken as 0 at the kink."""

    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask
#: end
#: if tanh


class Tanh(Module):
    """y = tanh(x), whose derivative is 1 - y * y."""

    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, dout):
        return dout * (1.0 - self.y * self.y)
#: end


class MLP(Module):
    #: if hidden
    """Linear layers, an activation between each two; the end is logits."""
    #: else
    """One linear layer from the pixels to the logits."""
    #: end

    def __init__(self, sizes):
        super().__init__()
        self.layers = []
        for in_features, out_features in zip(sizes, sizes[1:]):
            #: if hidden
            if self.layers:
                self.layers.append(Activation())
            #: end
            self.layers.append(Linear(in_features, out_features))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

    def parameters(self):
        params = []
        for layer in self.layers:
            params.extend(layer.parameters())
        return params


def softmax_cross_entropy(logits, labels):
    """Mean loss in nats, its gradient in the logits (N, C), and hits."""
    # So that no exponential overflows.
    z = logits - logits.max(axis=1, keepdims=True)
    exps = np.exp(z)
    total = exps.sum(axis=1, keepdims=True)
    rows = np.arange(len(labels))
    #: if f32
    loss = np.mean(np.log(total[:, 0]) - z[rows, labels], dtype=np.float64)
    #: else
    loss = np.mean(np.log(total[:, 0]) - z[rows, labels])
    #: end
    dout = exps / total
    dout[rows, labels] -= 1.0
    dout /= len(labels)
    return float(loss), dout, int(np.sum(logits.argmax(axis=1) == labels))
