import argparse
import gzip
import json
import math  #? cosine
import os
import struct

import numpy as np  #? distortion
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.functional import cross_entropy
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data.distributed import DistributedSampler

HERE = os.path.dirname(os.path.abspath(__file__))

LAYERS = [784, 128, 10]  #= LAYERS = [{layers}]
DTYPE = torch.float64  #= DTYPE = torch.{dtype}
BATCH = 64  #= BATCH = {batch}
LR = 0.1  #= LR = {lr}
MOMENTUM = 0.9  #? momentum #= MOMENTUM = {momentum}
DECAY = 0.0001  #? decay #= DECAY = {decay}
DISTORTION = 10  #? distortion #= DISTORTION = {distortion}  # degrees of the largest turn
VALIDATION = 5000  #? validation #= VALIDATION = {validation}  # from the end, at most half
EPOCHS = 10  #= EPOCHS = {epochs}
EPOCHS_DONE = 3  #? counted #= EPOCHS_DONE = {done}  # on the page
SEED = 42  #= SEED = {seed}


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        layers = []
        for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
            layers.append(nn.Linear(a, b))
            if i < len(sizes) - 2:
                layers.append(nn.ReLU())  #= layers.append(nn.{activation}())
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x)

    def tensors(self):
        """The parameters as Inkling names them; its weights are (in, out)."""
        named = {}
        linears = (m for m in self.layers if isinstance(m, nn.Linear))
        for k, linear in enumerate(linears):
            named[f"layers.{k}.w"] = linear.weight.detach().T
            named[f"layers.{k}.b"] = linear.bias.detach()
        return named


def read_safetensors(path):
    """Tensors by name, and the metadata.

    A file is the header's length, the header as JSON, and the numbers.
    """
    with open(path, "rb") as f:
        (length,) = struct.unpack("<Q", f.read(8))
        header = json.loads(f.read(length))
        numbers = bytearray(f.read())
    metadata = header.pop("__metadata__", {})
    dtypes = {"F32": torch.float32, "F64": torch.float64}
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        dtype = dtypes[entry["dtype"]]
        values = torch.frombuffer(numbers[begin:end], dtype=dtype)
        tensors[name] = values.reshape(entry["shape"])
    return tensors, metadata


def write_safetensors(path, tensors, metadata):
    dtypes = {torch.float32: "F32", torch.float64: "F64"}
    header, parts, end = {"__metadata__": metadata}, [], 0
    for name, tensor in tensors.items():
        part = bytearray(tensor.numel() * tensor.element_size())
        torch.frombuffer(part, dtype=tensor.dtype).copy_(tensor.reshape(-1))
        begin, end = end, end + len(part)
        header[name] = {
            "dtype": dtypes[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [begin, end],
        }
        parts.append(part)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # so that the numbers are aligned
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + b"".join(parts))


def load_model(path):
    """The network with the parameters of a file, and the file's metadata."""
    tensors, metadata = read_safetensors(path)
    model = MLP(LAYERS).to(DTYPE)
    for name, parameter in model.tensors().items():
        parameter.copy_(tensors[name])
    return model, metadata


def load_images(data_dir, filename):
    with gzip.open(os.path.join(data_dir, filename), "rb") as f:
        pixels = bytearray(f.read())
    images = torch.frombuffer(pixels, dtype=torch.uint8, offset=16)
    return images.reshape(-1, LAYERS[0])


def load_labels(data_dir, filename):
    with gzip.open(os.path.join(data_dir, filename), "rb") as f:
        labels = bytearray(f.read())
    return torch.frombuffer(labels, dtype=torch.uint8, offset=8).long()


def inputs(images):
    return (images.float() / 255).to(DTYPE)


#@ evaluate


#@ distort


def main():
    parser = argparse.ArgumentParser(description="Go on training in PyTorch.")
    add = parser.add_argument
    add("--data", default=os.path.join(HERE, "data"), help="folder with files")
    add("--model", default=os.path.join(HERE, "model.safetensors"))
    add("--epochs", type=int, default=EPOCHS)
    add("--out", default="model_continued.safetensors")
    add("--cpu", action="store_true", help="leave the GPUs alone")
    args = parser.parse_args()
    first = "train-images-idx3-ubyte.gz"
    if not os.path.exists(os.path.join(args.data, first)):
        words = f"expected {first} in {args.data}, found none."
        parser.error(f"{words} Name its folder with --data.")

    # torchrun says in the environment who this process is among how many.
    is_team = "RANK" in os.environ
    rank = int(os.environ.get("RANK", 0))
    world = int(os.environ.get("WORLD_SIZE", 1))
    device = torch.device("cpu")
    if torch.cuda.is_available() and not args.cpu:
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0)))
        torch.cuda.set_device(device)
    if is_team:
        dist.init_process_group("nccl" if device.type == "cuda" else "gloo")

    images = load_images(args.data, first).to(device)
    labels = load_labels(args.data, "train-labels-idx1-ubyte.gz").to(device)
    splits = {}  #? scored
    kept = min(VALIDATION, len(images) // 2)  #? validation
    splits["validation"] = images[-kept:], labels[-kept:]  #? validation
    images, labels = images[:-kept], labels[:-kept]  #? validation
    test_images = load_images(args.data, "t10k-images-idx3-ubyte.gz")  #? test
    test_labels = load_labels(args.data, "t10k-labels-idx1-ubyte.gz")  #? test
    splits["test"] = test_images.to(device), test_labels.to(device)  #? test

    model, metadata = load_model(args.model)
    model.to(device)
    network = model
    if is_team:
        devices = [device.index] if device.type == "cuda" else None
        network = DistributedDataParallel(model, devices)
    optimizer = torch.optim.SGD(  #= optimizer = torch.optim.{optimizer}(
        model.parameters(), lr=LR  #= model.parameters(), {settings}
    )
    distortion = Distortion(28, 28, DISTORTION, SEED)  #? distortion #= distortion = Distortion({rows}, {cols}, DISTORTION, SEED)

    # Each process takes its share of every batch: a step sees as many images
    # as on the page.
    share = max(1, BATCH // world)
    sampler = DistributedSampler(images, world, rank, seed=SEED)
    steps = -(-len(sampler) // share)  #? cosine

    def report(*words):
        if rank > 0:
            return
        print(*words, end="", flush=True)  #? scored
        for name, split in splits.items():  #? scored
            loss, accuracy = evaluate(model, *split)  #? scored
            print(f"  {name} {loss:.4f}, {100 * accuracy:.2f} %", end="")  #? scored
        print(flush=True)  #? scored
        print(*words, flush=True)  #? unscored

    report("as it came:        ")
    for epoch in range(args.epochs):
        sampler.set_epoch(epoch)
        order = torch.tensor(list(sampler), device=device)
        loss_sum = torch.zeros((), dtype=torch.float64, device=device)
        for step, i in enumerate(order.split(share)):  #? cosine
            done = EPOCHS_DONE + epoch + step / steps  #? cosine
            progress = done / (EPOCHS_DONE + args.epochs)  #? cosine
            for group in optimizer.param_groups:  #? cosine
                group["lr"] = LR * (1 + math.cos(math.pi * progress)) / 2  #? cosine
        for i in order.split(share):  #? constant
            x = images[i]  #? plain
            count = EPOCHS_DONE + epoch  #? distortion
            x = distorted(images[i], distortion, i, count)  #? distortion
            loss = cross_entropy(network(inputs(x)), labels[i])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss_sum += loss.detach() * len(i)
        if is_team:
            dist.all_reduce(loss_sum)
        mean = loss_sum.item() / (len(order) * world)
        report(f"epoch {epoch + 1}: loss {mean:.4f}")

    if rank == 0:
        tensors = {k: tensor.cpu() for k, tensor in model.tensors().items()}
        write_safetensors(args.out, tensors, metadata)
        print(f"wrote {args.out}, which Inkling opens")
    if is_team:
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
